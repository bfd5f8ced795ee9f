package dev.cutover.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.run.comparison.TotalLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotalsSectionTest {
    private static String shown(List<TotalLine> totals) {
        var out = new StringWriter();
        new TotalsSection(CommandOutput.of(new PrintWriter(out, true), Map.of("COLUMNS", "140"), false)).show(totals);
        return out.toString();
    }

    private static TotalLine line(String name, String segment, int left) {
        return new TotalLine(name, segment, "", BigDecimal.valueOf(left), BigDecimal.ZERO);
    }

    @Test
    void eachOfManyTotalsHasItsShareOfTheLinesAndThoseThatDifferMost() {
        var totals = new ArrayList<TotalLine>();
        for (int i = 1; i <= 50; i++) {
            totals.add(line("orders", "lane=l" + i, i));
            totals.add(line("amounts", "lane=l" + i, 1_000 * i));
        }

        var page = shown(totals);

        assertThat(page.lines().filter(line -> line.contains("lane="))).hasSize(20);
        assertThat(page.lines()
                        .filter(line -> line.contains("lane="))
                        .findFirst()
                        .orElseThrow())
                .startsWith("orders")
                .contains("lane=l50");
        assertThat(page)
                .contains("lane=l41")
                .doesNotContain("lane=l40")
                .contains("80 totals that differ less left out here; --output json has all of them");
    }

    @Test
    void fewTotalsAreAllShownInTheirOrder() {
        var page = shown(List.of(line("orders", "lane=a", 1), line("orders", "lane=b", 2)));

        assertThat(page.indexOf("lane=a")).isBetween(0, page.indexOf("lane=b"));
        assertThat(page).doesNotContain("left out");
    }
}
