package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.include.Parts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values given with {@code --param}. */
class ParametersTest {
    private static final String WAVE = "wave: { default: 1, one-of: [1, 2], doc: which wave }";

    @Test
    void parametersAreFilledInBeforeAnythingIsRead() {
        var second = read(Small.with("soak: 5m", "soak: \"${param.wave}m\""), Map.of("wave", "2"));
        assertThat(shift(second, "shift-west").soak()).hasMinutes(2);
    }

    @Test
    void aNumberThatIsFilledInIsANumber() {
        var read = read(
                Small.with(
                        "        with: { services: [shop, \"wave ${param.wave}\"], count: 3, hard: true }\n",
                        "        with:\n          count: ${param.wave}\n"),
                Map.of());
        assertThat(((Work.Action) step(read, "freeze").work()).with()).containsEntry("count", 1);
    }

    @Test
    void aValueMayStandWhereverOneIsWritten() {
        String text = Small.with(WAVE, WAVE + "\n  first: { type: percent, default: 1 % }\n  lane: { default: home }")
                .replace("title: A small cutover", "title: Wave ${param.wave}")
                .replace("ramp: [1 %, 25%, 100 %]", "ramp: [ \"${param.first}\", 100 %]")
                .replace(
                        "segment: { region: us-east, lane: home }",
                        "segment: { region: us-east, lane: \"${param.lane}\" }")
                .replace("query: \"routed{region", "query: \"${param.lane}_routed{region");
        var read = read(text, Map.of("lane", "store", "first", "2.5%"));
        assertThat(read.header().title()).isEqualTo("Wave 1");
        assertThat(shift(read, "shift-east").ramp()).first().hasToString("2.5 %");
        assertThat(step(read, "shift-east").where().values()).containsEntry("lane", "store");
        assertThat(read.criteria().values().iterator().next().measure().toString())
                .contains("store_routed");
    }

    @Test
    void aListStandsForItsItems() {
        String text = Small.with(WAVE, WAVE + "\n  ramp: { type: percent, list: true, default: [1 %, 25 %] }")
                .replace("ramp: [0.5 %, 100 %]", "ramp: ${param.ramp}")
                .replace("ramp: [1 %, 25%, 100 %]", "ramp: [ \"${param.ramp}\", 100 %]")
                .replace("title: A small cutover", "title: In steps of ${param.ramp}");
        var preset = read(text, Map.of());
        assertThat(preset.header().title()).isEqualTo("In steps of 1 %, 25 %");
        assertThat(shift(preset, "shift-west").ramp())
                .extracting(Object::toString)
                .containsExactly("1 %", "25 %");
        assertThat(shift(preset, "shift-east").ramp()).hasSize(3);
        var given = read(text, Map.of("ramp", "10%, 20 % ,30 %"));
        assertThat(shift(given, "shift-west").ramp())
                .extracting(Object::toString)
                .containsExactly("10 %", "20 %", "30 %");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { type: duration }            | 10       | '10', which is not a duration such as 90s or 10m: its unit is missing
            { type: percent }             | 101 %    | '101 %', which is not a percentage such as 25 %: it is not within 0 % and 100 %
            { type: number }              | 1e3      | '1e3', which is not a number: it is not in the expected format
            { type: name }                | US East  | 'US East', which is not a name of lower-case words joined by -: it is not in the expected format
            { type: flag }                | yes      | 'yes', which is not true or false: it is neither of the two
            { one-of: [low, high] }       | hihg     | 'hihg', which is not one of low, high
            { type: percent, list: true } | 5 %,,6 % | an empty value
            { doc: anything }             | ' '      | an empty value
            """)
    void aValueHasToBeOfTheTypeOrAmongTheChoices(String declared, String value, String told) {
        assertThat(problems(Small.with(WAVE, WAVE + "\n  x: " + declared), Map.of("x", value))
                        .get(0))
                .startsWith("small.yaml:7:3: the parameter 'x' is given " + told);
    }

    @Test
    void twoWaysToWriteAChoiceAreTheSame() {
        String text = Small.with(WAVE, WAVE + "\n  x: { type: percent, one-of: [5 %, 10 %] }");
        assertThat(problems(text, Map.of("x", "5%"))).isEmpty();
    }

    @Test
    void parametersThatAreGivenMustBeDeclaredAndAllowed() {
        assertThat(problems(Small.TEXT, Map.of("wav", "1"))).containsExactly("""
                small.yaml:6:3: the value of 'wav' is given, but the runbook declares no such parameter
                    did you mean 'wave'?""");
        assertThat(problems(Small.TEXT, Map.of("wave", "3")))
                .containsExactly("small.yaml:6:3: the parameter 'wave' is given '3', which is not one of 1, 2");
        assertThat(problems(Small.with(WAVE, "wave: { default: 1 }"), Map.of("wave", "\u001b[31m")))
                .containsExactly("small.yaml:6:3: the parameter 'wave' is given a value with control characters in it");
    }

    @Test
    void aParameterWithoutDefaultHasToBeGiven() {
        assertThat(Small.problems(Small.with(WAVE, "wave: { doc: which wave }")))
                .containsExactly("""
                small.yaml:6:3: the parameter 'wave' of the runbook has no value
                    give one with --param wave=…""");
    }

    @Test
    void whatIsWrongWithOneIsReportedWhereItIsDeclared() {
        String text = Small.with(WAVE, WAVE + "\n  x: { type: flag }\n  y: { doc: y }");
        assertThat(problems(text, Map.of("x", "yes", "z", "1")))
                .extracting(told -> told.lines().findFirst().orElseThrow())
                .containsExactly(
                        "small.yaml:6:3: the value of 'z' is given, but the runbook declares no such parameter",
                        "small.yaml:7:3: the parameter 'x' is given 'yes', which is not true or false: it is"
                                + " neither of the two",
                        "small.yaml:8:3: the parameter 'y' of the runbook has no value");
    }

    @Test
    void aDefaultThatIsNotAllowedIsReported() {
        assertThat(Small.problems(Small.with("default: 1,", "default: 3,")))
                .contains("small.yaml:6:20: the default is '3', which is not one of 1, 2");
        assertThat(Small.problems(Small.with(WAVE, WAVE + "\n  x: { type: duration, default: [1m, 2m] }")))
                .contains("small.yaml:7:33: the default is a list, which it does not take\n    give one value");
        assertThat(Small.problems(Small.with(WAVE, WAVE + "\n  x: { type: duration, default: 1m, one-of: [1m, 2] }")))
                .contains("small.yaml:7:45: one of the values is '2', which is not a duration such as 90s or 10m:"
                        + " its unit"
                        + " is missing\n    write whole numbers with d, h, m, s or ms, such as 90s, 10m"
                        + " or 1h30m");
    }

    @Test
    void aValueBringsNoOtherParameterWithIt() {
        String text = Small.with(WAVE, WAVE + "\n  x: { default: y }")
                .replace("soak: 5m", "soak: \"${param.x}{param.wave}\"");
        assertThat(problems(text, Map.of("x", "$")))
                .first()
                .asString()
                .isEqualTo("small.yaml:100:15: with its parameters filled in, this would name a parameter again:"
                        + " '${param.wave}'\n    give a value without ${param.…}");
        assertThat(problems(
                        Small.with("soak: 5m", "soak: \"${param.wave}\"").replace("one-of: [1, 2], ", ""),
                        Map.of("wave", "${param.wave}")))
                .isNotEmpty();
    }

    @Test
    void aParameterThatIsDeclaredWrongIsReportedOnce() {
        assertThat(Small.problems(Small.with(WAVE, "wave: { type: nummer, default: 1 }")))
                .containsExactly("""
                small.yaml:6:17: 'nummer' is not one of text, name, number, percent, duration, flag
                    did you mean 'number'?""");
    }

    @Test
    void aSecretIsNoParameter() {
        assertThat(Small.problems(Small.with(WAVE, WAVE + "\n  db-password: { default: x }")))
                .containsExactly("small.yaml:7:3: a secret as a parameter, which every record keeps: db-password\n"
                        + "    bind the system to it in the environment file, as ${secret:NAME}");
    }

    private static Runbook read(String text, Map<String, String> params) {
        return RunbookFile.read("small.yaml", text.getBytes(StandardCharsets.UTF_8), params, Parts.NONE)
                .value();
    }

    private static List<String> problems(String text, Map<String, String> params) {
        try {
            read(text, params);
            return List.of();
        } catch (ProblemException told) {
            return told.problems().stream().map(Object::toString).toList();
        }
    }

    private static Step step(Runbook runbook, String id) {
        return runbook.steps()
                .filter(step -> step.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Work.Shift shift(Runbook runbook, String id) {
        return (Work.Shift) step(runbook, id).work();
    }
}
