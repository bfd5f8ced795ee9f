package dev.cutover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRatiosTest {
    @TempDir
    private Path folder;

    @Test
    void whatHasBecomeWorseByMoreThanFifteenPercentIsReported() throws IOException {
        assertThat(replaced(2, 10))
                .as("the first time there is nothing to compare with")
                .isEmpty();

        assertThat(replaced(2.29, 11.6)).containsExactly("plan: 11.60, and 10.00 before");
        assertThat(replaced(2.29, 11.6))
                .as("the last ones are kept, not the best")
                .isEmpty();
    }

    @Test
    void whatWasNotMeasuredKeepsItsRatio() throws IOException {
        replaced(2, 10);
        new KeptRatios(file()).replace();

        assertThat(replaced(3, 10)).containsExactly("help: 3.00, and 2.00 before");
    }

    private List<String> replaced(double help, double plan) throws IOException {
        var ratios = new KeptRatios(file());
        ratios.put("help", help);
        ratios.put("plan", plan);
        return ratios.replace();
    }

    private Path file() {
        return folder.resolve("kept/ratios.properties");
    }
}
