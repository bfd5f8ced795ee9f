package dev.cutover.connector.sandbox.estate.orders;

import java.util.List;
import java.util.Locale;

/**
 * Who placed an order: an invented person, the same for the same order on every system, whose address and number belong
 * to nobody. Immutable.
 */
public record Customer(String name, String email, String phone) {
    private static final List<String> FIRST = List.of(
            "Ada", "Bruno", "Chloe", "David", "Elif", "Femi", "Greta", "Hugo", "Irene", "Jamal", "Kira", "Liam", "Mona",
            "Nils", "Olga", "Pablo");
    private static final List<String> LAST = List.of(
            "Abbott", "Becker", "Costa", "Dubois", "Eriksen", "Ferrari", "Garcia", "Hughes", "Ivanov", "Jensen",
            "Klein", "Lopez", "Meyer", "Novak", "Okafor", "Petit", "Quinn");

    public static Customer of(String orderId) {
        int number = Math.floorMod(orderId.hashCode() * 31, FIRST.size() * LAST.size() * 100);
        String first = FIRST.get(number % FIRST.size());
        String last = LAST.get(number % LAST.size());
        String mailbox = (first + "." + last).toLowerCase(Locale.ROOT);
        int extension = number % 100;
        String phone = (extension < 10 ? "+1 212 555 010" : "+1 212 555 01") + extension;
        return new Customer(first + " " + last, mailbox + "@example.com", phone);
    }
}
