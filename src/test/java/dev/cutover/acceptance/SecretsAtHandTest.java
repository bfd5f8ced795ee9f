package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsAtHandTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: small
            title: ${param.note}
            params: { note: { default: small } }
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            systems: { box: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - wait: A moment
                    id: moment
                    for: 1ms
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            systems:
              box:
                connector: command
                with: { env: { TOKEN: "${secret:TOK}" } }
                operations: { look: { argv: ["true"], reads: true } }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.write("book.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT);
    }

    @Test
    void aSecretThatIsMissingIsReportedBeforeThereIsARun() {
        assertThat(place.run("run", "book.yaml", "--env", "lab")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("the secret TOK", "CUTOVER_SECRET_TOK");
        assertThat(place.home().runs()).isEmpty();
    }

    @Test
    void aSecretsValueIsNeverPinned() {
        var told = place.with("CUTOVER_SECRET_TOK", "sup3r-s3cret")
                .run("run", "book.yaml", "--env", "lab", "--param", "note=with sup3r-s3cret")
                .endedWith(ExitCode.INVALID);

        assertThat(told.err()).contains("the parameter note").doesNotContain("sup3r-s3cret");
        assertThat(place.home().runs()).isEmpty();
    }

    @Test
    void norIsItIfTheEnvironmentHoldsItAsAPlainValue() throws IOException {
        place.write("lab.yaml", ENVIRONMENT + "values: { site: sup3r-s3cret }\n");

        for (var mode : List.of("--dry-run", "--no-input")) {
            var told = place.with("CUTOVER_SECRET_TOK", "sup3r-s3cret")
                    .run("run", "book.yaml", "--env", "lab", mode)
                    .endedWith(ExitCode.INVALID);
            assertThat(told.err()).contains("lab.yaml", "would be kept in every record");
            assertThat(told.out() + told.err()).doesNotContain("sup3r-s3cret");
        }
        assertThat(place.home().runs()).isEmpty();
    }

    @Test
    void withItARunRuns() {
        place.with("CUTOVER_SECRET_TOK", "sup3r-s3cret")
                .run("run", "book.yaml", "--env", "lab")
                .endedWith(ExitCode.DONE);
    }
}
