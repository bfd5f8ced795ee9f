package dev.cutover.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusArgumentsTest {
    @Test
    void theUsualArgumentsAreReadInAnyOrder() {
        var nothing = Optional.<String>empty();
        assertThat(read("status")).contains(new StatusArguments(nothing, nothing, false));
        assertThat(read("status 01jd")).contains(new StatusArguments(Optional.of("01jd"), nothing, false));
        assertThat(read("status --output json")).contains(new StatusArguments(nothing, nothing, true));
        assertThat(read("status --output=text --home=/runs 01jd"))
                .contains(new StatusArguments(Optional.of("01jd"), Optional.of("/runs"), false));
        assertThat(read("status 01jd --home /runs --output=json"))
                .contains(new StatusArguments(Optional.of("01jd"), Optional.of("/runs"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "status --help",
                "status -h",
                "status --verbose",
                "status --output",
                "status --output=",
                "status --output yaml",
                "status --output JSON",
                "status --output json --output json",
                "status --home",
                "status --home --output json",
                "status --home 'runs'",
                "status --home=\"runs\"",
                "status 01jd 01je",
                "status -- 01jd",
                "status @arguments",
                "--home /runs status"
            })
    void whateverElseIsLeftToTheParser(String line) {
        assertThat(read(line)).isEmpty();
    }

    @Test
    void anEmptyArgumentIsLeftToTheParser() {
        assertThat(StatusArguments.of()).isEmpty();
        assertThat(StatusArguments.of("status", "")).isEmpty();
        assertThat(StatusArguments.of("status", "--home", "")).isEmpty();
    }

    private static Optional<StatusArguments> read(String line) {
        return StatusArguments.of(line.split(" "));
    }
}
