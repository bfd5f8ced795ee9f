package dev.cutover.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesSelectorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "up                                                      | up",
                "sum(rate(orders_total{region=~\"us.*\"}[5m]))           | orders_total{region=~\"us.*\"}",
                "sum by (region) (x{a=\"1\"}) / on (region) group_left y | x{a=\"1\"};y",
                "sum(x) without (a, b) + {job=\"shop\"}                  | x;{job=\"shop\"}",
                "max_over_time(deriv(rate(x[5m])[10m:1m])[1h:])          | x",
                "histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m]))) > bool 1e-3 | x_bucket",
                "label_replace(up, \"a\", \"$1\", \"b(\", \"c\") # y     | up",
                "x{a=\"}\"} or vector(0)                                 | x{a=\"}\"}",
                "x - x offset 1w + x[5m] offset 1d                       | x",
                "rate(y[5m] @ end()) + job:errors:rate5m                 | job:errors:rate5m",
            })
    void theSelectorsOfNowAreFound(String query, String expected) {
        assertThat(SeriesSelectors.of(query)).containsExactly(expected.split(";"));
    }

    @Test
    void aQueryOfConstantsHasNone() {
        assertThat(SeriesSelectors.of("vector(1) + time() * 2 + NaN")).isEqualTo(List.of());
    }
}
