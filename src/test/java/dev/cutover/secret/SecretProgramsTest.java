package dev.cutover.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Location;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretProgramsTest {
    private static final Location PLACE = new Location("lab.yaml", 7, 19);

    @TempDir
    private Path folder;

    private final AtomicInteger watched = new AtomicInteger();

    @Test
    void aProgramPrintsASecretWithoutTheLineBreakAtItsEnd() {
        assertThat(source("printf '%s\\n' 'two words'", Map.of()).find("TOKEN")).contains("two words");
        assertThat(source("true", Map.of()).find("OTHER")).isEmpty();
        assertThat(watched).hasValue(0);
    }

    @Test
    void eachProgramRunsOnceHoweverItEnded() throws IOException {
        for (String end : List.of("echo the-secret", "exit 1")) {
            var runs = Files.deleteIfExists(folder.resolve("runs"));
            var source = source("echo x >>runs; " + end, Map.of());
            for (int i = 0; i < 3; i++) {
                try {
                    source.find("TOKEN");
                } catch (ProblemException expected) {
                    assertThat(end).isEqualTo("exit 1");
                }
            }
            assertThat(Files.readAllLines(folder.resolve("runs")))
                    .as(end + runs)
                    .hasSize(1);
        }
    }

    @Test
    void aProgramThatIsAskedAnewRunsAgainAndItsValueCountsFromThenOn() {
        var source = source("echo x >>runs; echo the-secret-$(wc -l <runs)", Map.of());
        assertThat(source.find("TOKEN")).contains("the-secret-1");
        assertThat(source.findAnew("TOKEN")).contains("the-secret-2");
        assertThat(source.find("TOKEN")).contains("the-secret-2");
        assertThat(source.findAnew("OTHER")).isEmpty();
    }

    @Test
    void aProgramThatFailsWhenItIsAskedAnewLeavesTheFormerValue() {
        var source = source("test ! -e runs || exit 4; echo x >>runs; echo the-secret", Map.of());
        assertThat(source.find("TOKEN")).contains("the-secret");
        assertThatThrownBy(() -> source.findAnew("TOKEN")).hasMessageContaining("exited with code 4");
        assertThat(source.find("TOKEN")).contains("the-secret");
    }

    @Test
    void aProgramHasTheEnvironmentButNoneOfCutoversSecrets() {
        var variables = Map.of("VAULT_ADDR", "http://vault", "CUTOVER_SECRET_OTHER", "hush-hush");
        assertThat(source("echo $VAULT_ADDR-$CUTOVER_SECRET_OTHER-$(pwd -P)", variables)
                        .find("TOKEN"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("http://vault--/"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            ~echo sealed >&2; exit 2~             ; exited with code 2: sealed
            exit 3                                ; exited with code 3
            echo no >&2                           ; printed nothing: no
            head -c 70000 /dev/zero | tr '\\0' x   ; printed more than 64 KiB
            printf '\\377value'                   ; did not print UTF-8 text
            sleep 60                              ; did not exit within 0.3 s and was stopped
            """)
    void whateverElseAProgramDoesIsToldWithItsPlaceAndWhatToDo(String script, String told) {
        assertThatThrownBy(() -> source(script, Map.of()).find("TOKEN"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID);
                    assertThat(e.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.location()).contains(PLACE);
                        assertThat(problem.message())
                                .startsWith("the program `sh` for the secret TOKEN ")
                                .contains(told);
                        assertThat(problem.hint()).contains("CUTOVER_SECRET_TOKEN");
                    });
                });
        assertThat(watched).hasValue(0);
    }

    @Test
    void aProgramThatIsMissingIsReportedByName() {
        var source = source(List.of("no-such-store", "read"), Map.of());
        assertThatThrownBy(() -> source.find("TOKEN"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("`no-such-store` for the secret TOKEN could not be started");
    }

    @Test
    void whatAFailingProgramPrintedIsHiddenInWhatItComplainsOf() {
        assertThatThrownBy(() -> source("echo s3cret-value; echo cannot use s3cret-value >&2; exit 1", Map.of())
                        .find("TOKEN"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).message())
                                .endsWith("exited with code 1: cannot use [secret TOKEN]"));
    }

    @Test
    void anInterruptEndsTheProgram() {
        var programs = new SecretPrograms(Map.of(), () -> {
            Thread.currentThread().interrupt();
            return () -> {};
        });
        var source = new CommandSource(Map.of("TOKEN", command(List.of("sleep", "60"))), programs);

        assertThatThrownBy(() -> source.find("TOKEN"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
    }

    private CommandSource source(String script, Map<String, String> variables) {
        return source(List.of("sh", "-c", script), variables);
    }

    private CommandSource source(List<String> argv, Map<String, String> variables) {
        var programs = new SecretPrograms(variables, () -> {
            watched.incrementAndGet();
            return watched::decrementAndGet;
        });
        return new CommandSource(Map.of("TOKEN", command(argv)), programs);
    }

    private SecretCommand command(List<String> argv) {
        return new SecretCommand(argv, folder, Duration.ofMillis(argv.contains("sleep 60") ? 300 : 20_000), PLACE);
    }
}
