package shop;

import java.math.BigDecimal;
import java.util.Map;

class Cart {
    private final Map<String, BigDecimal> discounts;

    Cart(Map<String, BigDecimal> discounts) {
        this.discounts = discounts;
    }

    BigDecimal total(String customer, BigDecimal sum) {
        BigDecimal discount = discounts.get(customer);
        return sum.subtract(discount.multiply(sum));
    }
}
