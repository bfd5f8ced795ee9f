package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachedProgramsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writePrograms() throws IOException {
        new Workbench(folder).script("bin/lb", "exit 0").script("bin/look", "exit 0");
    }

    private List<String> of(String yaml) {
        return new CommandConnectorProvider().reaches(Workbench.binding(yaml), folder);
    }

    private String real(String name) throws IOException {
        return folder.resolve(name).toRealPath().toString();
    }

    @Test
    void programOfOnesOwnIsKnownByItsRealPathAlone() throws IOException {
        Files.createSymbolicLink(folder.resolve("bin/other"), folder.resolve("bin/lb"));

        assertThat(of("operations: { drain: { argv: [bin/lb, drain, '{name}'], parameters: { name: {} } } }"))
                .containsExactly("command " + real("bin/lb"))
                .isEqualTo(of("operations: { set: { argv: [./bin/../bin/other, set] } }"));
    }

    @Test
    void programsThatOnlyReadReachNothing() throws IOException {
        assertThat(of("""
                with:
                  router:
                    read: { argv: [bin/look] }
                    set: { argv: [bin/lb, set, "{basis-points}"] }
                  metrics: { argv: [bin/look, "{query}"] }
                operations: { look: { argv: [bin/look], reads: true } }
                """)).containsExactly("command " + real("bin/lb"));
    }

    @Test
    void valuesOfVariablesAndTheWorkingFolderTellTargetsApart() throws IOException {
        String staging = "with: { env: { LB: staging }, cwd: bin }\noperations: { set: { argv: [bin/lb] } }";

        assertThat(of(staging))
                .containsExactly("command " + real("bin/lb") + " (LB=staging, in " + real("bin") + ")")
                .isNotEqualTo(of(staging.replace("staging", "production")));
    }

    @Test
    void secretsAreNoPartOfIt() throws IOException {
        assertThat(of("with: { env: { TOKEN: '${secret:TOKEN}' } }\noperations: { set: { argv: [bin/lb] } }"))
                .containsExactly("command " + real("bin/lb"));
    }

    @Test
    void programFoundInThePathReachesWhatItsFixedArgumentsSay() {
        var first = of("operations: { set: { argv: [env, lb-1, '{basis-points}'], parameters: { weight: {} } } }");

        assertThat(first).hasSize(1).allSatisfy(name -> assertThat(name).endsWith("/env lb-1"));
        assertThat(of("operations: { drain: { argv: [/usr/bin/env, lb-1] } }")).isEqualTo(first);
        assertThat(of("operations: { set: { argv: [env, lb-2] } }")).isNotEqualTo(first);
    }

    @Test
    void scriptThatAnInterpreterIsGivenCountsAsTheProgram() throws IOException {
        assertThat(of("operations: { set: { argv: [sh, bin/lb, set] } }")).containsExactly("command " + real("bin/lb"));
    }
}
