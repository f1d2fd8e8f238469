package shop;

import java.math.BigDecimal;

class Checkout {
    private final Cart cart;

    Checkout(Cart cart) {
        this.cart = cart;
    }

    String confirm(String customer, BigDecimal sum) {
        try {
            return "To pay: " + cart.total(customer, sum);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Order refused: the total of the order is not available", e);
        }
    }
}
