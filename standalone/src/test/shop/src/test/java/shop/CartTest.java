package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CartTest {
    @Test
    void newCustomerPaysTheFullPrice() {
        var cart = new Cart(Map.of("ada", new BigDecimal("0.10")));
        assertEquals(BigDecimal.TEN, cart.total("grace", BigDecimal.TEN));
    }
}
