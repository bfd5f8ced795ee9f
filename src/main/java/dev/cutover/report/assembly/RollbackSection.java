package dev.cutover.report.assembly;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.plan.rollback.UndoTimes;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.RollbackReport.RollbackTime;
import dev.cutover.report.content.RollbackReport.UndoneEffect;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Sighting;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackClock;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.OpenedWords;
import dev.cutover.words.Phrases;
import dev.cutover.words.RollbackClockWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rollbacks, with their times. */
final class RollbackSection {
    private final ReportSource source;
    private final TimelineSection timeline;
    private final Map<Integer, List<Event>> intents = new HashMap<>();
    private final Map<String, Event> outcomes = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();

    RollbackSection(ReportSource source, TimelineSection timeline) {
        this.source = source;
        this.timeline = timeline;
        var open = new LinkedHashMap<Integer, Scope>();
        for (var event : source.events()) {
            if (event.fact() instanceof RollbackFact.Requested requested) {
                open.put(requested.rollback(), requested.scope());
            } else if (event.fact() instanceof RollbackFact.Finished
                    || event.fact() instanceof RollbackFact.TakenOver) {
                open.remove(((RollbackFact) event.fact()).rollback());
            } else if (event.fact() instanceof EffectFact.Settled settled) {
                outcomes.put(settled.key(), event);
                handOver(settled.key(), open);
            } else if (event.fact() instanceof EffectFact.Repeated repeated) {
                outcomes.remove(repeated.key());
                handOver(repeated.key(), open);
                tries.merge(repeated.key(), 1, Integer::sum);
            } else if (event.fact() instanceof EffectFact.Intended intended
                    && intended.effect().direction() == Effect.Direction.BACK) {
                whose(intended.effect(), open)
                        .ifPresent(number -> intents.computeIfAbsent(number, first -> new ArrayList<>())
                                .add(event));
            }
        }
    }

    /** What an ended rollback has tried in vain is told with the open one that tries it again. */
    private void handOver(String key, Map<Integer, Scope> open) {
        var of = intents.entrySet().stream()
                .filter(one -> !open.containsKey(one.getKey()))
                .flatMap(one -> one.getValue().stream())
                .filter(event -> event.fact() instanceof EffectFact.Intended intended
                        && intended.effect().key().equals(key))
                .toList();
        for (var event : of) {
            whose(((EffectFact.Intended) event.fact()).effect(), open).ifPresent(number -> {
                intents.values().forEach(mine -> mine.remove(event));
                intents.computeIfAbsent(number, first -> new ArrayList<>()).add(event);
            });
        }
    }

    private Optional<RollbackReport.Opening> opening(RollbackLedger.Entry entry) {
        return source.events().stream()
                .filter(event ->
                        event.fact() instanceof RollbackFact.Opened opened && opened.rollback() == entry.number())
                .findFirst()
                .map(event -> opening(entry, event, (RollbackFact.Opened) event.fact()));
    }

    private RollbackReport.Opening opening(RollbackLedger.Entry entry, Event event, RollbackFact.Opened opened) {
        var undoTimes = new UndoTimes(source.runbook(), entry.scope());
        var effects = source.state().effects();
        var undos = intents.getOrDefault(entry.number(), List.of()).stream()
                .map(intent -> ((EffectFact.Intended) intent.fact()).effect())
                .filter(undo -> effects.of(undo.undoes())
                        .filter(forward -> undoTimes.isOpening(forward.effect()))
                        .isPresent())
                .flatMap(undo -> effects.of(undo.key()).stream())
                .toList();
        return new RollbackReport.Opening(
                opened.outcome().name(), Clean.line(OpenedWords.of(opened, event.at(), undos, tries)));
    }

    /** Which of the open rollbacks intends it: traffic names its own; an undo is the first one's that means it. */
    private Optional<Integer> whose(Effect effect, Map<Integer, Scope> open) {
        var forward = source.state().effects().of(effect.undoes()).map(EffectLedger.Entry::effect);
        var rollbacks = source.state().rollbacks();
        return open.keySet().stream()
                .filter(number -> rollbacks
                        .of(number)
                        .filter(one -> effect.step().equals(one.step()))
                        .isPresent())
                .findFirst()
                .or(() -> open.entrySet().stream()
                        .filter(one -> forward.filter(undone -> one.getValue().touches(undone.step(), undone.segment()))
                                .isPresent())
                        .map(Map.Entry::getKey)
                        .findFirst())
                .or(() -> open.keySet().stream().findFirst());
    }

    /** In their order. */
    List<RollbackReport> reports() {
        return source.state().rollbacks().all().stream().map(this::report).toList();
    }

    private RollbackReport report(RollbackLedger.Entry entry) {
        var requested = entry.requested();
        var rollbacks = source.state().rollbacks();
        var explained = rollbacks.explained(entry.number());
        var sighting = requested.sighting();
        return new RollbackReport(
                entry.number(),
                source.names().scope(entry.scope()),
                Clean.line(Phrases.reason(entry, rollbacks)),
                Clean.line(explained.map(RollbackFact.Explained::impact).orElse("")),
                Clean.line(requested.by()),
                Clean.line(requested.role()),
                entry.decided(),
                fault(sighting),
                sighting.map(Sighting::sign).map(RollbackSection::sign).orElse("the record does not say"),
                window(entry),
                within(entry),
                opening(entry),
                Optional.ofNullable(entry.returned()),
                Optional.ofNullable(entry.restored()),
                Optional.ofNullable(entry.finished()),
                entry.isTakenOver() ? Optional.of(entry.takenOverBy()) : Optional.empty(),
                times(entry),
                effects(entry),
                timeline.ofRollback(entry.number()),
                new UndoneSince(source.runbook(), source.state())
                        .told(entry).stream().map(Clean::line).toList());
    }

    private static String fault(Optional<Sighting> sighting) {
        String at = sighting.flatMap(Sighting::fault)
                .map(instant -> " at " + Durations.time(instant) + " UTC")
                .orElse("");
        return sighting.map(Sighting::origin)
                        .map(origin -> switch (origin) {
                            case INJECTED -> "it was injected";
                            case DECLARED -> "whoever decided has said when it began";
                            case FIRST_BAD -> "the first bad sample";
                            case UNKNOWN -> "nothing tells when it began";
                        })
                        .orElse("the record does not say when it began")
                + at;
    }

    private static String sign(Sighting.Sign sign) {
        return switch (sign) {
            case BREACH -> "a guard or an observation was breached";
            case TRIGGER -> "a trigger fired";
            case FAILED_STEP -> "a step failed";
            case HOLD -> "a person held the run or its ramps";
            case REQUEST -> "a person asked for the rollback";
            case DECISION -> "the decision itself: nothing on record came before it";
        };
    }

    private static Optional<Duration> window(RollbackLedger.Entry entry) {
        var window = entry.requested().window();
        return window.isZero() ? Optional.empty() : Optional.of(window);
    }

    private Optional<Boolean> within(RollbackLedger.Entry entry) {
        return window(entry)
                .flatMap(window -> entry.restore()
                        .map(took -> took.compareTo(window) <= 0)
                        .or(() -> isTooLate(entry, window) ? Optional.of(false) : Optional.empty()));
    }

    /** Nothing is restored yet, and cannot be within the window any more. */
    private boolean isTooLate(RollbackLedger.Entry entry, Duration window) {
        return (entry.finished() != null && !entry.isUnmeasured())
                || entry.decided().plus(window).isBefore(source.snapshot().now());
    }

    private List<RollbackTime> times(RollbackLedger.Entry entry) {
        var clock = entry.clock();
        var times = new ArrayList<RollbackTime>();
        for (var time : RollbackClock.Time.values()) {
            var took = clock.of(time);
            times.add(new RollbackTime(
                    time.word(),
                    means(time, entry),
                    took,
                    took.isPresent() ? "" : entry.whyUnmeasured(time),
                    time == RollbackClock.Time.DETECT ? clock.slack() : Optional.empty()));
        }
        times.add(new RollbackTime(
                "clean",
                "from the decision until everything was undone, or given up",
                clock.finish(),
                clock.finish().isPresent()
                        ? ""
                        : entry.isTakenOver() ? "a wider rollback took it over" : "it has not finished",
                Optional.empty()));
        return times;
    }

    private String means(RollbackClock.Time time, RollbackLedger.Entry entry) {
        return switch (time) {
            case DETECT -> "from the fault to its first sign";
            case DECIDE -> "from that sign to the decision";
            case RESTORE -> takingOrders(entry);
            case SETTLE -> "from the decision until orders in flight were reconciled";
        };
    }

    /** What counts as restored, and where that is not proven what is known of it. */
    private String takingOrders(RollbackLedger.Entry entry) {
        var runbook = source.runbook();
        var accepts = runbook.rollback().flatMap(RollbackProcedure::accepts);
        boolean hasTraffic = new TrafficOutsideScope(runbook, entry.scope()).reachesAny();
        String back = hasTraffic && accepts.isPresent()
                ? "from the decision until traffic was back, read back, and " + accepts.orElseThrow() + " was green"
                : "from the decision until traffic was back and read back";
        boolean isOpenQuestion = hasTraffic && entry.returned() != null;
        return isOpenQuestion && (accepts.isEmpty() || entry.restored() == null)
                ? back + "; " + RollbackClockWords.takingOrders(accepts, false)
                : back;
    }

    private List<UndoneEffect> effects(RollbackLedger.Entry entry) {
        var effects = new ArrayList<UndoneEffect>();
        var begun = new ArrayList<>(intents.getOrDefault(entry.number(), List.of()));
        begun.sort(Comparator.comparingLong(this::told));
        for (var event : begun) {
            if (event.fact() instanceof EffectFact.Intended intended) {
                effects.add(effect(event, intended.effect()));
            }
        }
        entry.blocked().stream()
                .filter(blocked -> source.state().effects().of(blocked.effect()).isEmpty())
                .forEach(blocked -> effects.add(new UndoneEffect(
                        entry.decided(),
                        "",
                        source.names().undoing(blocked.effect(), source.state()),
                        false,
                        Clean.line("not tried: " + blocked.why()))));
        return effects;
    }

    private UndoneEffect effect(Event event, Effect effect) {
        var entry = source.state().effects().of(effect.key());
        var state = entry.map(EffectLedger.Entry::state).orElse(EffectState.INTENDED);
        String detail = entry.map(EffectLedger.Entry::detail).orElse("");
        return new UndoneEffect(
                outcomes.getOrDefault(effect.key(), event).at(),
                Clean.line(step(effect)),
                source.names().effect(effect),
                state == EffectState.DONE,
                Clean.line(outcome(state) + Phrases.why(detail)));
    }

    private String outcome(EffectState state) {
        return Phrases.state(state == EffectState.INTENDED && source.stands() ? EffectState.IN_DOUBT : state);
    }

    private long told(Event event) {
        return event.fact() instanceof EffectFact.Intended intended
                ? outcomes.getOrDefault(intended.effect().key(), event).seq()
                : event.seq();
    }

    /** The traffic of a rollback is moved by no step of the runbook. */
    private String step(Effect effect) {
        return source.names()
                .step(effect.step())
                .map(Step::id)
                .map(id -> id.value())
                .orElse(
                        effect.deed() instanceof Effect.Weights
                                ? "traffic"
                                : effect.step().value());
    }
}
