package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One criterion measured now, with a real program. */
class MeasureCommandTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: shop
            roles: { lead: { who: [Ann Lee], may: [go, rollback] } }
            dimensions: { region: [us-east, us-west] }
            systems: { monitor: { owner: web, flow: consumer }, shop: { owner: web, flow: consumer } }
            criteria:
              served:
                title: Visits that are served
                measure: { system: monitor, query: "served ${segment.region}" }
                pass: ">= 99.5 %"
                window: 1m
                min-samples: 100
              lag: { measure: { system: monitor, query: lag }, pass: "<= 1.2 x baseline" }
              ready: { measure: { check: [shop] }, pass: "= 0" }
              drilled: { measure: { drills: { within: 14d } }, pass: "= 100 %" }
            phases:
              - phase: night
                steps:
                  - baseline: Measure the shop today
                    id: today
                    criteria: [lag]
                    over: 5m
                  - gate: Go
                    id: go
                    require: [served]
                    approve: { by: [lead] }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            systems:
              monitor:
                connector: command
                with:
                  metrics: { argv: [bin/measure, "{query}"] }
                  env: { TOKEN: "${secret:TOK}" }
              shop: { connector: command, with: { check: { argv: [bin/ready] } } }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder).with("CUTOVER_SECRET_TOK", "sup3r-s3cret");
        place.write("shop.yaml", RUNBOOK);
        place.write("lab.yaml", ENVIRONMENT);
        answers("echo 99.7 % 812");
        place.program("bin/ready", "exit 0");
    }

    @Test
    void aGreenCriterionShowsItsValueItsThresholdAndWhatWasAsked() {
        String out = measured("served").done().out();

        assertThat(out)
                .contains("served is GREEN: 99.7 % of 812 samples, must be >= 99.5 %")
                .contains("Visits that are served")
                .contains("asked: monitor: served .*")
                .contains("over the last 1m, at least 100 samples")
                .contains("--segment region=us-east asks for one");
    }

    @Test
    void aRedOneAndOneWithoutDataHaveCodesOfTheirOwn() throws IOException {
        answers("echo 91 % 812");
        assertThat(measured("served").endedWith(ExitCode.HALTED).out()).contains("served is RED: 91 %");
        answers("echo 99.7 % 12");
        assertThat(measured("served").endedWith(ExitCode.INCOMPLETE).out())
                .contains("served has NO DATA (counts as not green): 12 of 100 samples");
        answers("echo 99.7 %");
        assertThat(measured("served").endedWith(ExitCode.INCOMPLETE).out())
                .contains(
                        "1 of 100 samples; a value counts as one sample where its metric does not tell how many it has"
                                + " (`samples`)");
        answers("echo down with $TOKEN >&2; exit 1");
        assertThat(measured("served").endedWith(ExitCode.INCOMPLETE).out())
                .contains("NO DATA")
                .doesNotContain("sup3r-s3cret");
    }

    @Test
    void aSegmentIsFilledIntoTheQuery() {
        assertThat(measured("served", "--segment", "region=us-east").done().out())
                .contains("served in region=us-east is GREEN")
                .contains("asked: monitor: served us-east");
        assertThat(measured("served", "--segment", "region=mars")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("there is no region 'mars'");
    }

    @Test
    void aBaselineIsTakenByRunsAlone() {
        assertThat(measured("lag").endedWith(ExitCode.INCOMPLETE).out())
                .contains("no baseline was taken")
                .contains("without a run it cannot be judged");
    }

    @Test
    void readinessIsCheckedWithTheSystemsThatItNamesAlone() throws IOException {
        place.write("lab.yaml", ENVIRONMENT.replace("secret:TOK", "secret:NOWHERE"));

        assertThat(measured("ready").done().out()).contains("ready is GREEN: 0 of 1 sample, must be = 0");
        assertThat(measured("served").endedWith(ExitCode.INVALID).err()).contains("the secret NOWHERE");
        place.program("bin/ready", "exit 1");
        assertThat(measured("ready").endedWith(ExitCode.HALTED).out()).contains("ready is RED: 1");
    }

    @Test
    void drillsAreAnsweredFromTheRunsOfTheHome() {
        assertThat(measured("drilled").endedWith(ExitCode.INCOMPLETE).out())
                .contains("no rollback of 'shop' in the last 14d")
                .contains("the drills of this home");
    }

    @Test
    void anUnknownCriterionNamesTheNearest() {
        assertThat(measured("servd").endedWith(ExitCode.INVALID).err()).contains("did you mean 'served'?");
    }

    @Test
    void aScriptGetsOneDocument() {
        assertThat(measured("served", "--output", "json").done().out())
                .contains("\"document\" : \"measure\"")
                .contains("\"verdict\" : \"GREEN\"")
                .contains("\"value\" : 0.997")
                .contains("\"samples\" : 812");
    }

    @Test
    void noRunIsMade() {
        measured("served").done();
        assertThat(folder.resolve(".cutover/runs")).doesNotExist();
    }

    private void answers(String script) throws IOException {
        place.program("bin/measure", script);
    }

    private CommandContext measured(String criterion, String... more) {
        var line = new String[more.length + 5];
        line[0] = "measure";
        line[1] = "shop.yaml";
        line[2] = criterion;
        line[3] = "--env";
        line[4] = "lab";
        System.arraycopy(more, 0, line, 5, more.length);
        return place.run(line);
    }
}
