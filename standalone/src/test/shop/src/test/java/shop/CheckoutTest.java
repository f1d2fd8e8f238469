package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckoutTest {
    @Test
    void confirmationNamesTheAmount() {
        var checkout = new Checkout(new Cart(Map.of()));
        assertEquals("To pay: 25", checkout.confirm("linus", new BigDecimal("25")));
    }
}
