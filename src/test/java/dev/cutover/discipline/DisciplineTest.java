package dev.cutover.discipline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.discipline.DisciplineRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisciplineTest {
    /** Each line takes one thing from a disciplined runbook, and says what is found then, and where. */
    private static final String LACKS = """
            NO_GATE               | east-home    | [freeze, ready]           | [freeze]
            NO_APPROVAL           | east-home    | approve: { by: [lead] }   | attest: [{ by: lead, that: all is well }]
            NO_FREEZE             | east-home    | freeze: true              | freeze: false
            UNMOVED               | north        | region: [east, west]      | region: [east, west, north]
            SINGLE_JUMP           | west-home    | [2 %, 100 %]              | [100 %]
            SHORT_SOAK            | west-home    | soak: 3m                  | soak: 1m
            NO_EVIDENCE           | west-home    | evidence: [{ capture: log, system: ingress }] | expected: 1m
            CRITICAL_FIRST        | gold-east    | needs: [east-home] | needs: [freeze, ready]
            BARE_THRESHOLD        | slow         | because: as promised      | every: 10s
            NO_ROLLBACK_STEPS     | rollback     | steps: [{ notify: Tell, id: tell, to: [lead], message: back }] | steps: []
            NO_TRIGGERS           | rollback     | triggers: [{ criterion: slow, then: ask }] | triggers: []
            NO_ACCEPTS            | rollback     | accepts: taken            | ''
            OPENED_BY_HAND        | freeze       | freeze: true              | 'freeze: true, undo: { do: Thaw it, before: traffic }'
            NOT_OPENED_AGAIN      | close        | undo: { call: open }      | undo: { none: it stays closed }
            CLOSED_FOR_GOOD       | close        | needs: [gold-east-rest]   | needs: [gold-east-rest, close]
            TRAFFIC_FIRST         | rollback     | else: ask                 | else: traffic-first
            SLOW_OPENING          | rollback     | expected: 1m              | expected: 3m
            OPENS_FOR_ALL         | close        | lane: gold, region: west  | region: west
            EARLY_UNDO            | hold         | release-charges, after: in-flight | release-charges
            PATTERN_AT_ODDS       | orders       | pattern: phased           | pattern: big-bang
            NO_DEPUTY             | lead         | deputy: [Sam Weiss],      | ''
            NO_ROLE_CONTACT       | lead         | contact: bridge 1,        | ''
            NO_ADDRESS            | lead         | notify: { Dana Ortiz      | notify: { Sam Weiss
            NO_SYSTEM_CONTACT     | old          | contact: oms,             | ''
            NO_SLA                | old          | sla: 99.9 %,              | ''
            NO_SYSTEM_OF_RECORD   | orders       | status: { before: old, after: new, on-rollback: old } | status: { before: new, after: new }
            """;

    @Test
    void aDisciplinedRunbookHasNoFinding() {
        assertThat(DisciplinedBook.judge("", "", true).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = LACKS)
    void whatIsTakenAwayIsFound(DisciplineRule rule, String at, String written, String instead) {
        assertThat(found(DisciplinedBook.judge(written, instead, true))).contains(rule.word() + " at " + at);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = LACKS)
    void whatIsWaivedStaysVisibleAndIsNoFinding(DisciplineRule rule, String at, String written, String instead) {
        var before = DisciplinedBook.judge(written, instead, true);
        var after = DisciplinedBook.waive(written, instead, rule.word(), at);

        assertThat(found(after))
                .doesNotContain(rule.word() + " at " + at)
                .hasSize(before.findings().size() - 1);
        assertThat(after.waived())
                .extracting(waived ->
                        waived.finding().rule() + " " + waived.waiver().because())
                .containsExactly(rule + " so be it");
    }

    @Test
    void everyRuleIsTriedHere() {
        var tried =
                LACKS.lines().map(line -> line.substring(0, line.indexOf('|')).strip());
        assertThat(tried.map(DisciplineRule::valueOf).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DisciplineRule.values())
                        .filter(rule ->
                                rule != DisciplineRule.NO_ROLLBACK_REHEARSAL && rule != DisciplineRule.IDLE_WAIVER)
                        .toList());
    }

    @Test
    void aRollbackThatNobodyRehearsedIsFound() {
        assertThat(found(DisciplinedBook.judge("", "", false))).containsExactly("no-rollback-rehearsal at rollback");
    }

    @Test
    void aWaiverThatWaivesNothingIsAFinding() {
        var discipline = DisciplinedBook.waive("freeze: true", "freeze: false", "no-freeze", "east-hame");

        assertThat(found(discipline))
                .containsExactly("no-freeze at east-home", "idle-waiver at no-freeze at east-hame");
        assertThat(discipline.findings().get(1).advice()).isEqualTo("remove it; no-freeze is found at east-home");
    }

    @Test
    void aWaiverOfASliceOrOfTheTrafficCountsForItsCells() {
        assertThat(found(withoutTheNorth("north"))).isEmpty();
        assertThat(found(withoutTheNorth("orders"))).isEmpty();
        assertThat(found(withoutTheNorth("gold north"))).containsExactly("unmoved at north home");
        assertThat(found(withoutTheNorth("gold"))).containsExactly("unmoved at north home");
        assertThat(found(withoutTheNorth("gold west")))
                .containsExactly("unmoved at north", "idle-waiver at unmoved at gold west");
    }

    private static Discipline withoutTheNorth(String waived) {
        return DisciplinedBook.waive("region: [east, west]", "region: [east, west, north]", "unmoved", waived);
    }

    @Test
    void aWaiverAtAShiftCountsForThoseAfterIt() {
        assertThat(found(DisciplinedBook.waive("freeze: true", "freeze: false", "no-freeze", "west-home")))
                .containsExactly("no-freeze at east-home");
        assertThat(found(DisciplinedBook.waive("freeze: true", "freeze: false", "no-freeze", "east-home")))
                .isEmpty();
    }

    @Test
    void aWholeSliceThatStaysIsNamedOnce() {
        var discipline = DisciplinedBook.judge("region: [east, west]", "region: [east, west, north]", true);

        assertThat(found(discipline)).containsExactly("unmoved at north");
        assertThat(discipline.findings().get(0).message()).isEqualTo("no step moves north of 'orders', 2 cells");
    }

    @Test
    void aRampThatIsSpreadOverStepsIsNoJump() {
        assertThat(found(DisciplinedBook.judge("", "", true))).noneMatch(each -> each.contains("east-home"));
    }

    @Test
    void twoPeopleNeedNoDeputy() {
        assertThat(found(DisciplinedBook.judge(
                        "who: [Dana Ortiz], deputy: [Sam Weiss],", "who: [Dana Ortiz, Sam Weiss],", true)))
                .isEmpty();
    }

    @Test
    void theSharesOfEachCellAreThoseOfItsLastShift() {
        var cells = DisciplinedBook.judge("", "", true).cells().get(0);

        assertThat(cells.shares())
                .hasSize(4)
                .allSatisfy((cell, share) -> assertThat(share.orElseThrow()).hasToString("100 %"));
        assertThat(cells.unmoved()).isEmpty();
    }

    private static List<String> found(Discipline discipline) {
        return discipline.findings().stream()
                .map(finding -> finding.rule().word() + " at " + finding.at())
                .toList();
    }
}
