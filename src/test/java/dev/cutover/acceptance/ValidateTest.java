package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {
    private static final String REHEARSAL = """
            rehearsal: fine
            runbook: %s
            environment: %s
            answers: []
            expect: { outcome: completed }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
    }

    @Test
    void problemsOfAllFilesAreReportedAtOnce() throws IOException {
        place.write("a.yaml", "cutover: 1\n");
        place.write("b.yaml", "environment: b\nsistems: {}\n");

        var ended = place.run("validate", "a.yaml", "b.yaml", "gone.yaml").endedWith(ExitCode.INVALID);

        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("a.yaml:1:1", "b.yaml:2:1", "did you mean 'systems'?", "gone.yaml");
        assertThat(ended.err().lines().reduce((first, last) -> last))
                .hasValueSatisfying(last -> assertThat(last).matches("\\d+ problems in 2 files"));
    }

    @Test
    void aFileThatCannotBeReadIsAPlainProblem() throws IOException {
        place.write("folder/inside.yaml", "");
        place.write("large.yaml", "a".repeat(1_100_000));

        var ended = place.run("validate", "gone.yaml", "folder", "large.yaml").endedWith(ExitCode.INVALID);

        assertThat(ended.err())
                .contains("cannot read gone.yaml: there is no such file", "cannot read folder: ")
                .contains("large.yaml", "larger than 1048576 bytes");
    }

    @Test
    void aRehearsalIsCheckedAgainstTheRunbookThatItNames() throws IOException {
        place.write("sub/good.yaml", REHEARSAL.formatted("../orders.yaml", "sandbox"));
        place.write("sub/lost.yaml", REHEARSAL.formatted("orders.yaml", "sandbox"));
        place.write("sub/where.yaml", REHEARSAL.formatted("../orders.yaml", "production"));

        place.run("validate", "sub/good.yaml").done();
        assertThat(place.run("validate", "sub/lost.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("sub/orders.yaml", "no such file");
        assertThat(place.run("validate", "sub/where.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("no environment 'production'");
    }

    @Test
    void aFaultIsCheckedWhereItStands() throws IOException {
        place.write("rehearsal.yaml", REHEARSAL.formatted("orders.yaml", "sandbox") + """
                inject:
                  - { when: { time: T+5m }, system: releases, fault: fail }
                  - when: { time: T+5m }
                    system: metrics
                    fault: fial
                    rate: 300
                  - { when: { time: T+5m }, system: ingress, fault: slow, segment: { region: mars } }
                """);

        for (String command : new String[] {"validate", "rehearse"}) {
            var ended = place.run(command, "rehearsal.yaml").endedWith(ExitCode.INVALID);
            assertThat(ended.out() + ended.err())
                    .contains("rehearsal.yaml:10:12", "metrics: fault must be misroute, ", "did you mean 'fail'?")
                    .contains("rehearsal.yaml:11:11", "rate must be a percentage such as 25 %, not 300")
                    .contains("rehearsal.yaml:12:", "mars")
                    .doesNotContain("releases:");
        }
        assertThat(place.home().runs()).isEmpty();
    }

    @Test
    void aBrokenRunbookIsReportedOnce() throws IOException {
        place.write("broken.yaml", "cutover: 1\nrunbook: x\n");
        place.write("one.yaml", REHEARSAL.formatted("broken.yaml", "sandbox"));
        place.write("two.yaml", REHEARSAL.formatted("broken.yaml", "sandbox"));

        String alone =
                place.run("validate", "broken.yaml").endedWith(ExitCode.INVALID).err();
        assertThat(place.run("validate", "broken.yaml", "one.yaml", "two.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .isEqualTo(alone);
        assertThat(place.run("validate", "one.yaml", "two.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .isEqualTo(alone);
    }

    @Test
    void anUnknownConnectorIsFoundWithTheEnvironmentOnly() throws IOException {
        place.write("odd.yaml", "environment: odd\nsystems:\n  releases: { connector: haproksy }\n");

        place.run("validate", "orders.yaml").done();
        assertThat(place.run("validate", "orders.yaml", "--env", "odd")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("no connector 'haproksy'", "odd.yaml:3:26");
    }

    @Test
    void parametersAreHeldAgainstTheRunbook() {
        place.run("validate", "orders.yaml", "--param", "wave=2").done();
        assertThat(place.run("validate", "orders.yaml", "--param", "wave=3")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("wave");
        assertThat(place.run("validate", "orders.yaml", "--param", "waves=1")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("waves");
    }

    @Test
    void anEnvironmentToChooseNeedsARunbook() throws IOException {
        place.write("odd.yaml", "environment: odd\nsystems: {}\n");

        assertThat(place.run("validate", "odd.yaml").done().out()).contains("not checked: whether it fits");
        place.run("validate", "odd.yaml", "--env", "sandbox").endedWith(ExitCode.INVALID);
    }

    @Test
    void anEnvironmentAloneIsCheckedByItsConnectors() throws IOException {
        place.write("odd.yaml", """
                environment: odd
                systems:
                  hub: { connector: htp }
                  api: { connector: http, with: { url: "https://oms.example", rtries: 3, metrics: { m: 1 } } }
                  db: { connector: jdbc, with: { url: "jdbc:oracle:thin:@x" } }
                """);

        assertThat(place.run("validate", "odd.yaml").endedWith(ExitCode.INVALID).err())
                .contains(
                        "there is no connector 'htp'",
                        "odd.yaml:3:21",
                        "odd.yaml:4:",
                        "rtries is unknown",
                        "odd.yaml:5:");
    }

    @Test
    void aSignInThatGoesUnencryptedIsWarnedOf() throws IOException {
        place.write("odd.yaml", """
                environment: odd
                systems:
                  api: { connector: http, with: { url: "http://oms.example", sign-in: { bearer: "${secret:T}" }, metrics: { m: { request: { url: /m }, value: /v } } } }
                  near: { connector: http, with: { url: "http://localhost:8080", sign-in: { bearer: "${secret:T}" }, metrics: { m: { request: { url: /m }, value: /v } } } }
                """);

        assertThat(place.run("validate", "odd.yaml").done().out())
                .contains("warning: api signs in to oms.example over http://")
                .doesNotContain("near signs in");
    }

    @Test
    void whatMayBeTheRunbookIsNotSaidToBeMissing() throws IOException {
        place.write("torn.yaml", "cutover: 1\n\ttitle: x\n");
        place.write("answers.yaml", "answers: []\n");

        String alone =
                place.run("validate", "torn.yaml").endedWith(ExitCode.INVALID).err();
        assertThat(place.run("validate", "torn.yaml", "answers.yaml", "--env", "sandbox")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .isEqualTo(alone);
    }

    @Test
    void aSecretInAFileIsNeverShown() throws IOException {
        place.write(
                "odd.yaml", "environment: odd\nsystems:\n  releases: { connector: http, with: { token: hunter2 } }\n");

        assertThat(place.run("validate", "odd.yaml").endedWith(ExitCode.INVALID).err())
                .contains("a secret in plain text", "odd.yaml:3:47")
                .doesNotContain("hunter2");
    }

    @Test
    void anEndlessFileIsNotReadToItsEnd() {
        assertThat(place.run("validate", "/dev/zero")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("/dev/zero");
    }

    @Test
    void noFileAtAllIsWrongUsage() {
        place.run("validate").endedWith(ExitCode.USAGE);
    }
}
