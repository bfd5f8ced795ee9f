package dev.cutover.plan;

import static dev.cutover.plan.Plans.action;
import static dev.cutover.plan.Plans.book;
import static dev.cutover.plan.Plans.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Attestation;
import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.plan.StepCoupling.SideBySide;
import dev.cutover.plan.StepCoupling.Unchecked;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StepCouplingTest {
    private static final SystemId CARRIER = new SystemId("carrier");
    private static final SystemId NOWHERE = new SystemId("no-where");

    @Test
    void stepsSideBySideThatWriteTheSameSystemAreFound() {
        assertThat(found(book(action("a", 1), action("b", 1), action("c", 1, "a", "b"))))
                .containsExactly(new SideBySide(id("b"), Books.SYSTEM, List.of(id("a")), 1));
    }

    @Test
    void stepsThatWaitForEachOtherAreNotSideBySide() {
        assertThat(found(book(action("a", 1), action("b", 1, "a"), action("c", 1, "b"))))
                .isEmpty();
    }

    @Test
    void stepsOfSegmentsThatHaveNothingInCommonMayStandSideBySide() {
        var east = Steps.in(Books.EAST, action("east", 1));
        var west = Steps.in(Books.WEST, action("west", 1));

        assertThat(found(book(east, west))).isEmpty();
        assertThat(found(book(east, west, action("all", 1))))
                .containsExactly(new SideBySide(id("all"), Books.SYSTEM, List.of(id("east"), id("west")), 2));
    }

    @Test
    void twoShiftsOfOneSegmentAreFound() {
        var one = Books.shift("one", Books.EAST, OnBreach.HOLD);
        var two = Books.shift("two", Books.EAST, OnBreach.HOLD);

        assertThat(found(book(one, two))).extracting(StepCoupling.Finding::step).containsExactly(id("two"));
    }

    @Test
    void whatIsDeclaredToReadDisturbsNobody() {
        var book = book(action("a", 1), action("b", 1));

        assertThat(found(book, (system, call) -> call.equals("freeze"))).isEmpty();
    }

    @Test
    void messagesDoNotGetInEachOthersWay() {
        assertThat(found(book(Steps.notify("one"), Steps.notify("two")))).isEmpty();
    }

    @Test
    void aDependencyThatNoGateLookedAtIsFoundOnceWhereItMattersFirst() {
        var book = depending(Set.of(CARRIER), action("a", 1), action("b", 1, "a"), action("c", 1, "b"));

        assertThat(found(book))
                .containsExactly(new Unchecked(
                        id("a"), Books.SYSTEM, List.of(CARRIER), List.of(), List.of(id("b"), id("c")), 2));
    }

    @Test
    void aDependencyThatIsNotInTheInventoryIsSaidToBe() {
        var book = depending(Set.of(NOWHERE), action("a", 1));

        assertThat(found(book))
                .containsExactly(
                        new Unchecked(id("a"), Books.SYSTEM, List.of(NOWHERE), List.of(NOWHERE), List.of(), 0));
    }

    @Test
    void aGateThatMeasuresTheDependencyHasLookedAtIt() {
        var book = depending(Set.of(CARRIER), gate("gate", "carrier-ok"), action("a", 1, "gate"));

        assertThat(found(book)).isEmpty();
    }

    @Test
    void aGateThatTheStepDoesNotWaitForHasNot() {
        var book = depending(Set.of(CARRIER), gate("gate", "carrier-ok"), action("a", 1));

        assertThat(found(book)).extracting(StepCoupling.Finding::step).containsExactly(id("a"));
    }

    @Test
    void aCriterionThatSpeaksOfTheDependencyCounts() {
        var book = depending(Set.of(CARRIER), gate("gate", "by-name"), action("a", 1, "gate"));

        assertThat(found(book)).isEmpty();
    }

    @Test
    void aSentenceThatIsSignedCounts() {
        for (String sentence : List.of("The carrier gateway answers", "Carrier: green", "Every dependency is green")) {
            assertThat(found(depending(Set.of(CARRIER), attested(sentence), action("a", 1, "gate"))))
                    .as(sentence)
                    .isEmpty();
        }
        assertThat(found(depending(Set.of(CARRIER), attested("Carriers are people"), action("a", 1, "gate"))))
                .hasSize(1);
    }

    @Test
    void trafficRestsOnTheDependenciesOfThePlatformThatGetsIt() {
        var book = depending(Set.of(CARRIER), Books.shift("shift", Books.EAST, OnBreach.HOLD));

        assertThat(found(book)).extracting(StepCoupling.Finding::step).containsExactly(id("shift"));
    }

    @Test
    void readingASystemAsksNothingOfItsDependencies() {
        var book = depending(Set.of(CARRIER), Steps.observe("look", java.time.Duration.ZERO, OnBreach.HOLD));

        assertThat(found(book)).isEmpty();
    }

    /** Against the plain definition, over blocks of more than 64 writers. */
    @Property(tries = 60)
    void findsThePairsThatAreNotOrdered(@ForAll("graphs") Runbook book) {
        var steps = book.steps().toList();
        var relied = new LinkedHashMap<StepId, Set<StepId>>();
        var expected = new LinkedHashMap<StepId, Integer>();
        var order = StepOrder.of(book);
        for (int number : order.sorted()) {
            var step = order.step(number);
            var below = new HashSet<StepId>();
            step.needs().forEach(need -> {
                below.add(need);
                below.addAll(relied.getOrDefault(need, Set.of()));
            });
            int beside = (int) relied.keySet().stream()
                    .filter(other -> !below.contains(other))
                    .filter(other -> overlap(step, steps.get(order.number(other))))
                    .count();
            if (beside > 0) {
                expected.put(step.id(), beside);
            }
            relied.put(step.id(), below);
        }

        var counts = new LinkedHashMap<StepId, Integer>();
        found(book).forEach(finding -> counts.put(finding.step(), finding.count()));
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static boolean overlap(Step one, Step other) {
        return one.segment().isEmpty()
                || other.segment().isEmpty()
                || one.segment().equals(other.segment());
    }

    @Provide
    Arbitrary<Runbook> graphs() {
        return Plans.graphs();
    }

    private static List<StepCoupling.Finding> found(Runbook book) {
        return found(book, StepAccess.Declared.NOTHING);
    }

    private static List<StepCoupling.Finding> found(Runbook book, StepAccess.Declared declared) {
        var accesses =
                book.steps().map(step -> StepAccess.of(step, book, declared)).toList();
        return CouplingSearch.of(book, StepOrder.of(book), accesses);
    }

    private static Step gate(String id, String criterion) {
        var work = new Work.Gate(
                List.of(new CriterionId(criterion)), List.of(), Optional.empty(), Optional.empty(), Set.of());
        return Books.step(id, Optional.empty(), work);
    }

    private static Step attested(String sentence) {
        var sentences = List.of(new Attestation(Books.LEAD, sentence));
        return Books.step(
                "gate",
                Optional.empty(),
                new Work.Gate(List.of(), sentences, Optional.empty(), Optional.empty(), Set.of()));
    }

    /** A runbook whose one system depends on others, with a criterion for the carrier and one that only names it. */
    private static Runbook depending(Set<SystemId> dependencies, Step... steps) {
        var book = book(steps);
        var flow = BusinessSystem.Flow.CONSUMER;
        var systems = Map.of(
                Books.SYSTEM,
                new BusinessSystem(Books.SYSTEM, "World", "", "", flow, "", dependencies),
                CARRIER,
                new BusinessSystem(CARRIER, "Carrier gateway", "", "", flow, "", Set.of()));
        var criteria = new LinkedHashMap<>(book.criteria());
        var health = new ArrayList<>(book.criteria().values()).get(0);
        criteria.put(new CriterionId("carrier-ok"), measuring(health, new Measure.Query(CARRIER, "up")));
        criteria.put(
                new CriterionId("by-name"),
                measuring(health, new Measure.Query(Books.SYSTEM, "carrier_confirmation_ratio")));
        return new Runbook(
                book.header(),
                book.dimensions(),
                book.roles(),
                new Runbook.Inventory(systems, List.of()),
                book.traffic(),
                criteria,
                book.phases(),
                book.rollback());
    }

    private static Criterion measuring(Criterion like, Measure measure) {
        return new Criterion(
                like.id(), "", "", measure, like.pass(), like.unit(), like.window(), like.every(), like.minSamples());
    }
}
