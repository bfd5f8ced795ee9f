package dev.cutover.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachedAddressesTest {
    private static List<String> of(Map<String, Object> with) {
        return ReachedAddresses.of("http", new Binding(new SystemId("oms"), "http", with, Map.of()));
    }

    @Test
    void sameAddressIsTheSameThingHoweverItIsSpokenTo() {
        assertThat(of(Map.of("url", "https://OMS.example.com:443/", "timeout", "5s")))
                .isEqualTo(of(Map.of("url", "https://ada:hunter2@oms.example.com", "retries", 3)))
                .containsExactly("http url=https://oms.example.com");
    }

    @Test
    void anotherHostPortOrDatabaseIsAnotherThing() {
        var one = of(Map.of("host", "db-1", "port", 5432, "database", "orders"));
        assertThat(one).containsExactly("http database=orders host=db-1 port=5432");
        assertThat(of(Map.of("host", "db-2", "port", 5432, "database", "orders")))
                .doesNotContainAnyElementsOf(one);
        assertThat(of(Map.of("host", "db-1", "port", 5433, "database", "orders")))
                .doesNotContainAnyElementsOf(one);
        assertThat(of(Map.of("host", "db-1", "port", 5432, "database", "stock")))
                .doesNotContainAnyElementsOf(one);
    }

    @Test
    void eachAddressOfAListIsAThing() {
        assertThat(of(Map.of("hosts", List.of("lb-2", "lb-1"))))
                .containsExactly("http host=lb-1", "http host=lb-2")
                .containsAll(of(Map.of("host", "LB-1")));
    }

    @Test
    void addressesInsideOfTablesAndCompoundNamesCount() {
        assertThat(of(Map.of("api", Map.of("baseUrl", "http://a:80"), "depth", 3)))
                .containsExactly("http api.baseUrl=http://a");
    }

    @Test
    void withoutAnAddressTheWholeSettingsCountExceptSecrets() {
        assertThat(of(Map.of("colour", "blue", "password", "hunter2", "pin", "${secret:PIN}")))
                .containsExactly("http colour=blue")
                .isNotEqualTo(of(Map.of("colour", "red")));
        assertThat(of(Map.of())).containsExactly("http");
    }
}
