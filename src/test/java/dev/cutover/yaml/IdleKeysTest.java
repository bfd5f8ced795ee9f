package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.model.Work;
import dev.cutover.yaml.include.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each common key at each kind of step: it works there, or reader and schema refuse it alike. */
class IdleKeysTest {
    /** What belongs to one kind alone; a title stands at the kind's own name. */
    private static final Set<String> OF_ONE_KIND = Set.of(
            ("id system call with undo because verify by do require attest approve expires override ask choices within"
                            + " default presumes criteria over for every tolerate on-breach traffic ramp soak guard to"
                            + " message via until freeze left right key compare of-record matrix lifecycle totals accounts"
                            + " settle-age changed second-look looks buckets pass since push-down")
                    .split(" ", -1));

    private static final JsonNode SCHEMA = schema();

    static List<StepKeyTable.Row> rows() {
        return StepKeyTable.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void worksOrIsRefusedWithTheReason(StepKeyTable.Row row) {
        for (var beside : subsets(row.beside())) {
            boolean works = !row.refused() && beside.size() == row.beside().size();
            var problems = Small.problems(row.runbook(beside));

            assertThat(problems).as("%s beside %s", row.pair(), beside).hasSize(works ? 0 : 1);
            assertThat(String.join("\n", problems).contains("`" + row.key() + "` means nothing here: "))
                    .as("%s: %s", row.pair(), problems)
                    .isEqualTo(!works);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theSchemaOffersItWhereItWorks(StepKeyTable.Row row) {
        for (var beside : subsets(row.beside())) {
            boolean works = !row.refused() && beside.size() == row.beside().size();

            assertThat(SchemaTest.runbookObjections(row.runbook(beside)).isEmpty())
                    .as("%s beside %s", row.pair(), beside)
                    .isEqualTo(works);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatARunHasPinnedIsReadAsBefore(StepKeyTable.Row row) {
        byte[] text = row.runbook(List.of()).getBytes(StandardCharsets.UTF_8);

        assertThat(RunbookFile.pinned("small.yaml", text, Map.of(), Parts.NONE))
                .as(row.pair())
                .isNotNull();
    }

    @Test
    void everyKindAndEveryKeyHasItsRow() {
        var wanted = new TreeSet<String>();
        for (String place : List.of("phases", "rollback")) {
            for (String kind : kinds(place)) {
                keys(place).forEach(key -> wanted.add(place + " " + kind + " " + key));
            }
        }

        assertThat(rows().stream().map(StepKeyTable.Row::pair)).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(kinds("phases"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Work.class.getPermittedSubclasses())
                        .map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void aWordOfAnotherKeyCanTakeItsMeaning() {
        assertThat(Small.problems(row("phases action by-hand")
                        .runbook(List.of())
                        .replace("by-hand", "on-failure: continue, by-hand")))
                .singleElement()
                .asString()
                .contains("`by-hand` means nothing here", "write on-failure: ask");
        assertThat(Small.problems(row("phases notify escalate")
                        .runbook(List.of("via", "critical"))
                        .replace("critical: true", "critical: false")))
                .singleElement()
                .asString()
                .contains("`escalate` means nothing here", "add critical: true");
        assertThat(Small.problems(row("rollback notify if-unreachable")
                        .runbook(List.of("via"))
                        .replace("skip-and-record", "stop")))
                .singleElement()
                .asString()
                .contains("`if-unreachable` means nothing here: a message that is not critical stops nothing");
        assertThat(Small.problems(row("phases task on-failure")
                        .runbook(List.of())
                        .replace("on-failure: ask", "on-failure: retry")))
                .singleElement()
                .asString()
                .contains("`on-failure` means nothing here: a person who says not-done is not asked again by itself");
    }

    @Test
    void aGateNeverContinues() {
        String text =
                row("phases gate on-failure").runbook(List.of()).replace("on-failure: ask", "on-failure: continue");

        assertThat(Small.problems(text))
                .singleElement()
                .asString()
                .contains(
                        "`on-failure` cannot be continue at a gate: a red gate, or one that was told no, stops the run")
                .contains("write ask, rollback or abort, or leave it out");
        assertThat(SchemaTest.runbookObjections(text)).isNotEmpty();
        assertThat(RunbookFile.pinned("small.yaml", text.getBytes(StandardCharsets.UTF_8), Map.of(), Parts.NONE))
                .as("what a run has pinned")
                .isNotNull();
        for (String other : List.of("ask", "retry", "rollback", "abort")) {
            String fine = text.replace("on-failure: continue", "on-failure: " + other);
            assertThat(Small.problems(fine)).as(other).isEmpty();
            assertThat(SchemaTest.runbookObjections(fine)).as(other).isEmpty();
        }
    }

    @Test
    void aTimeThatNothingFollowsIsRefused() {
        String text = row("phases decision owner").runbook(List.of());

        assertThat(Small.problems(text.replace("ask: How", "ask: How, within: 5m")))
                .singleElement()
                .asString()
                .contains("`within` means nothing here", "add default:", "timeout:");
        assertThat(Small.problems(text.replace("ask: How", "ask: How, within: 5m, default: on")))
                .isEmpty();
    }

    @Test
    void aRollbackStepComesAfterThoseThatItNeeds() {
        String text = row("rollback wait needs").runbook(List.of());
        String step = text.lines()
                .filter(line -> line.startsWith("rollback:"))
                .findFirst()
                .orElseThrow();
        String three = "rollback: { window: 5m, steps: [ { wait: B, id: b, for: 1s, needs: [c] },"
                + " { wait: A, id: a, for: 1s, needs: [] }, { wait: C, id: c, for: 1s } ] }";

        assertThat(Small.read(text.replace(step, three))
                        .value()
                        .rollback()
                        .orElseThrow()
                        .steps())
                .extracting(own -> own.step().id().value())
                .containsExactly("a", "c", "b");
    }

    private static StepKeyTable.Row row(String pair) {
        return rows().stream()
                .filter(row -> row.pair().equals(pair))
                .findFirst()
                .orElseThrow();
    }

    /** Every choice of the keys, the whole list among them. */
    private static List<List<String>> subsets(List<String> keys) {
        var subsets = new ArrayList<List<String>>(List.of(List.of()));
        for (String key : keys) {
            for (var smaller : List.copyOf(subsets)) {
                subsets.add(Stream.concat(smaller.stream(), Stream.of(key)).toList());
            }
        }
        return subsets;
    }

    private static Set<String> kinds(String place) {
        var kinds = new LinkedHashSet<String>();
        tables(place).forEach(table -> kinds.add(table.replace("rollback-step-", "")));
        kinds.remove("include");
        return kinds;
    }

    private static Set<String> keys(String place) {
        var keys = new TreeSet<String>();
        for (String table : tables(place)) {
            SCHEMA.at("/$defs/" + table + "/properties").fieldNames().forEachRemaining(keys::add);
        }
        // What the rollback refuses at every kind is no property of its steps.
        if (place.equals("rollback")) {
            keys.addAll(keys("phases"));
        }
        keys.removeAll(OF_ONE_KIND);
        keys.removeAll(kinds("phases"));
        keys.remove("include");
        return keys;
    }

    private static List<String> tables(String place) {
        var tables = new ArrayList<String>();
        SCHEMA.at("/$defs/" + (place.equals("phases") ? "step" : "rollback-step") + "/oneOf")
                .forEach(one -> tables.add(one.get("$ref").asText().replace("#/$defs/", "")));
        return tables;
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(Schema.ofRunbook());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
