package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.cli.Main;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.model.redaction.PersonalData;
import dev.cutover.plan.rollback.PlannedPhase;
import dev.cutover.testkit.Smoke;
import dev.cutover.yaml.EnvironmentFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * README is kept true: every command in it is run, in its order, in one home. Nights of the sandbox go on the virtual
 * clock here; as they are written, sixty times as fast as the wall's, continuous integration runs the first two.
 */
@Smoke
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir
    private Path home;

    @TempDir
    private Path copy;

    @Test
    void everyCommandOfReadmeDoesWhatItSays() throws IOException {
        copy("examples");
        copy("runbooks");
        var sandbox = copy.resolve("examples/retail-fulfillment/sandbox.yaml");
        String asWritten = Files.readString(sandbox);
        assertThat(asWritten).contains("clock: 60x");
        Files.writeString(sandbox, asWritten.replace("clock: 60x", "clock: virtual"));
        var commands = commands();
        assertThat(commands).hasSizeGreaterThan(10);
        for (String command : commands) {
            var out = new StringWriter();
            var err = new StringWriter();
            int code = run(copy, words(command), out, err);
            assertThat(code).as("%s%n%s%s", command, out, err).isEqualTo(expected(command));
        }
    }

    @Test
    void theSecretsOfReadmeCanBeWrittenLikeThat() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("## Secrets"));
        String written = section.substring(section.indexOf("```yaml\n") + 8);
        byte[] text = written.substring(0, written.indexOf("```")).getBytes(StandardCharsets.UTF_8);

        assertThat(EnvironmentFile.read("README.md", text).value().secrets())
                .containsOnlyKeys("OMS_DB", "PAGER", "CARRIER");
    }

    @Test
    void theGateAndThePeopleOfReadmeCanBeWrittenLikeThat() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("### Gates, and who is speaking"));
        String written = section.substring(section.indexOf("```yaml\n") + 8);
        var file = Files.writeString(
                home.resolve("gates.yaml"),
                """
                cutover: 1
                runbook: gates
                systems:
                  chat: { title: Chat, owner: ops, flow: consumer }
                criteria:
                  routed-in-60s: { title: Routed, measure: { system: chat, query: routed }, pass: ">= 99 %" }
                """
                        + written.substring(0, written.indexOf("```"))
                                .replace("# …\n", "phases:\n  - phase: only\n    steps:\n"));
        var out = new StringWriter();
        int code = run(ROOT, List.of("validate", file.toString()), out, out);

        assertThat(code).as(out.toString()).isZero();
        assertThat(section).contains("ssh-keygen", "--key", "escalate", "decisions: signed", "initiator: counts");
    }

    @Test
    void theDisciplineOfReadmeCanBeWrittenLikeThat() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("### Discipline"));
        String written = section.substring(section.indexOf("```yaml\n") + 8);
        String step = """
                phases:
                  - phase: only
                    steps: [{ gate: Ready, id: ready, require: [high-value-routed] }]
                """;
        var file = Files.writeString(
                home.resolve("discipline.yaml"),
                "cutover: 1\nrunbook: discipline\n"
                        + written.substring(0, written.indexOf("```")).replace("# …\n", step));
        var out = new StringWriter();
        int code = run(ROOT, List.of("validate", file.toString(), "--strict"), out, out);

        assertThat(code).as(out.toString()).isZero();
        assertThat(out).asString().contains("waived: no-sla at metrics: we measure it ourselves");
        assertThat(DisciplineRule.values())
                .allSatisfy(rule -> assertThat(section).contains("`" + rule.word() + "`"));
    }

    @Test
    void theRollbackOfReadmeCanBeWrittenLikeThat() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("### Rolling back, phase by phase"));
        String written = section.substring(section.indexOf("```yaml\n") + 8);
        var file = Files.writeString(
                home.resolve("phases.yaml"),
                """
                cutover: 1
                runbook: phases
                roles: { commander: { who: [Dana Ortiz], may: [go, rollback] } }
                systems:
                  ingress: { owner: platform, flow: bidirectional }
                  legacy-oms: { owner: orders, flow: bidirectional }
                  orchestrator: { owner: orders, flow: bidirectional }
                  payments: { owner: payments, flow: bidirectional }
                  metrics: { owner: platform, flow: consumer }
                traffic: { orders: { router: ingress, from: legacy-oms, to: orchestrator } }
                """ + written.substring(0, written.indexOf("```")).replace("# …\n", ""));
        var out = new StringWriter();
        int code = run(ROOT, List.of("validate", file.toString(), "--env", "sandbox"), out, out);

        assertThat(code).as(out.toString()).isZero();
        assertThat(PlannedPhase.values())
                .allSatisfy(phase ->
                        assertThat(section).contains("| " + phase.word().replace('-', ' ') + " |"));
    }

    @Test
    void theRedactionOfReadmeCanBeWrittenLikeThat() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("## Redaction"));
        String written = section.substring(section.indexOf("```yaml\n") + 8);
        String step = "phases: [{ phase: only, steps: [{ wait: A moment, id: moment, for: 1s }] }]\n";
        var file = Files.writeString(
                home.resolve("redaction.yaml"),
                "cutover: 1\nrunbook: redaction\n" + written.substring(0, written.indexOf("```")) + step);
        var out = new StringWriter();
        int code = run(ROOT, List.of("validate", file.toString()), out, out);

        assertThat(code).as(out.toString()).isZero();
        assertThat(out)
                .asString()
                .contains("redacts email, phone, card, iban, customer_name, street in evidence, before it is stored");
        assertThat(PersonalData.values()).allSatisfy(kind -> assertThat(section).contains("`" + kind.word() + "`"));
    }

    @Test
    void theTestCommandIsTheOneThatContinuousIntegrationCalls() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\nmvn -q verify\n");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\nmvn -B -ntp verify\n", "-Pwide");
    }

    /**
     * Without a terminal and without answers a run waits for its people; a rollback says that it rolled back, and a dry
     * run what it has passed by.
     */
    private static int expected(String command) {
        if (command.contains(" rollback ") && !command.contains("--plan")) {
            return 6;
        }
        if (command.contains("--past-red")) {
            return 10;
        }
        if (command.contains(" diff ")) {
            return 5;
        }
        boolean asks = command.contains(" run ") && !command.contains("--answers");
        return asks ? 4 : 0;
    }

    private void copy(String folder) throws IOException {
        try (var files = Files.walk(ROOT.resolve(folder))) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(ROOT.relativize(file).toString()));
            }
        }
    }

    private int run(Path folder, List<String> words, StringWriter out, StringWriter err) {
        var environment = Map.of("CUTOVER_HOME", home.toString());
        var processEnvironment = new ProcessEnvironment(
                environment,
                folder,
                InputStream.nullInputStream(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false);
        return Main.run(processEnvironment, words.toArray(String[]::new));
    }

    /** The lines of the shell blocks that call the launcher. */
    private static List<String> commands() throws IOException {
        var commands = new ArrayList<String>();
        boolean shell = false;
        for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && line.startsWith("bin/cutover ")) {
                commands.add(line);
            }
        }
        return commands;
    }

    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        var matcher = java.util.regex.Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words.subList(1, words.size());
    }
}
