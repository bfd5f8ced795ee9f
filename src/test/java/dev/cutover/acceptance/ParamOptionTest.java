package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given with {@code --param} is meant as it stands, with every command that takes it. */
class ParamOptionTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "validate", "check", "graph", "rehearse"})
    void aNameThatIsGivenTwiceIsRefused(String command) {
        assertThat(place.run(command, "orders.yaml", "--param", "wave=1", "--param=wave=2")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--param gives 'wave' more than once", "keep one of them");
        assertThat(place.home().runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wave", "=2", ""})
    void whatIsNoNameAndValueIsRefused(String given) {
        assertThat(place.run("plan", "orders.yaml", "--param", given)
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--param takes NAME=VALUE, not '" + given + "'");
    }
}
