package dev.cutover.journal;

import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.codec.WireNames;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.Complaint;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads a record once, and makes the checks of a {@link RunVerification}. Not thread-safe. */
public final class RecordVerifier {
    /** As many as fit into one line; the JSON document has all of them. */
    private static final int NAMED = 5;

    private final RunContents contents;
    private final List<Check> checks = new ArrayList<>();
    private final List<RunVerification.Impossible> impossible = new ArrayList<>();
    private final List<RecordLine> lines = new ArrayList<>();
    private long unfinished;

    private RecordVerifier(RunContents contents) {
        this.contents = contents;
    }

    /**
     * Makes all checks.
     *
     * @param steps which steps the run has
     * @param expectedHead a hash that was noted of this run before; empty if none was
     */
    public static VerifiedRecord of(
            Disk disk, RunFolder folder, CopyCheck copies, RunVerification.Steps steps, Optional<String> expectedHead) {
        return new RecordVerifier(new RunFolderContents(disk, folder))
                .verify(lines -> Optional.of(copies.check(folder, lines)), steps, expectedHead);
    }

    /** Makes all checks of a run that was handed over, and has no copy in H2. */
    public static VerifiedRecord of(RunContents contents, RunVerification.Steps steps, Optional<String> expectedHead) {
        return new RecordVerifier(contents).verify(lines -> Optional.empty(), steps, expectedHead);
    }

    private VerifiedRecord verify(
            Function<List<RecordLine>, Optional<Check>> copies,
            RunVerification.Steps steps,
            Optional<String> expectedHead) {
        var reader = new RecordReader(contents.recordName(), contents::record);
        checkChain(reader);
        var events = lines.stream().map(RecordLine::event).toList();
        checks.add(runners(events));
        checks.add(times(events));
        checkStory(events, steps);
        checks.add(evidence(events));
        copies.apply(List.copyOf(lines)).ifPresent(checks::add);
        expectedHead.ifPresent(head -> checks.add(expected(head)));
        var runVerification = new RunVerification(checks, impossible, events.size(), reader.head());
        return new VerifiedRecord(runVerification, lines, unfinished);
    }

    private void checkChain(RecordReader reader) {
        String what = "chain";
        try {
            unfinished = reader.read(lines::add);
            checks.add(
                    lines.isEmpty()
                            ? Check.broken(what, "there is no event in " + contents.recordName())
                            : Check.sound(
                                    what,
                                    Counted.of(lines.size(), "event") + ", each with the hash of its predecessor"));
            if (unfinished > 0) {
                checks.add(Check.noted("end", Counted.of(unfinished, "byte") + " at the end, of an unfinished write"));
            }
        } catch (JournalException e) {
            checks.add(Check.broken(what, e.problems().get(0).message()));
        }
    }

    /** A new epoch begins with the taking of the lease, and no epoch comes back. */
    private static Check runners(List<Event> events) {
        String what = "runners";
        long epoch = events.isEmpty() ? 0 : events.get(0).epoch();
        for (var event : events) {
            boolean isNew = event.epoch() > epoch;
            if (event.epoch() < epoch || (isNew && !(event.fact() instanceof RunFact.LeaseTaken))) {
                return Check.broken(
                        what,
                        "event " + event.seq() + " is of epoch " + event.epoch()
                                + ", which had not begun or had ended");
            }
            epoch = event.epoch();
        }
        return Check.sound(what, "one at a time, " + epoch + (epoch == 1 ? " in all" : " in all, one after the other"));
    }

    private static Check times(List<Event> events) {
        var last = Instant.MIN;
        for (var event : events) {
            if (event.at().isBefore(last)) {
                return Check.broken("times", "event " + event.seq() + " is older than the one before it");
            }
            last = event.at();
        }
        return Check.sound("times", "none is earlier than the one before");
    }

    /** Whether each event can follow those before it; an impossible one does not stop the check of the others. */
    private void checkStory(List<Event> events, RunVerification.Steps steps) {
        var known = events.isEmpty() || !(events.get(0).fact() instanceof RunFact.Created created)
                ? Optional.<Predicate<StepId>>empty()
                : steps.of(created);
        var state = known.map(RunState::new).orElseGet(RunState::new);
        events.forEach(state::read);
        state.complaints().forEach(complaint -> impossible.add(impossible(complaint)));
        String more = impossible.size() > NAMED ? "; and " + (impossible.size() - NAMED) + " more" : "";
        checks.add(
                impossible.isEmpty()
                        ? Check.sound(RunVerification.STORY, "each event can follow those before it")
                        : Check.broken(
                                RunVerification.STORY,
                                impossible.stream()
                                        .limit(NAMED)
                                        .map(RunVerification.Impossible::toString)
                                        .collect(Collectors.joining("; ", "", more))));
        if (known.isEmpty() && !events.isEmpty()) {
            checks.add(Check.notChecked("steps", "the runbook of the run cannot be read, so its steps are unknown"));
        }
    }

    private static RunVerification.Impossible impossible(Complaint complaint) {
        var event = complaint.event();
        return new RunVerification.Impossible(
                event.seq(),
                WireNames.OF_FACTS.byClass().getOrDefault(event.fact().getClass(), ""),
                event.fact().ofStep().map(StepId::value).orElse(""),
                complaint.why());
    }

    private Check evidence(List<Event> events) {
        var named = new TreeMap<String, EvidenceFact>();
        events.stream()
                .filter(event -> event.fact() instanceof EvidenceFact)
                .map(event -> (EvidenceFact) event.fact())
                .forEach(fact -> named.put(fact.sha256(), fact));
        var gone = contents.missing();
        var wrong = named.values().stream()
                .flatMap(fact -> wrong(fact, gone).stream())
                .toList();
        if (!wrong.isEmpty()) {
            return Check.broken("evidence", String.join("; ", wrong));
        }
        var missing = named.values().stream()
                .filter(fact -> gone.contains(fact.sha256()))
                .map(RecordVerifier::name)
                .toList();
        String whole = Counted.of(named.size() - missing.size(), "file") + " as captured";
        return missing.isEmpty()
                ? Check.sound("evidence", whole)
                : Check.noted(
                        "evidence",
                        whole + "; gone, or changed since captured, when the run was exported: "
                                + String.join("; ", missing));
    }

    private static String name(EvidenceFact fact) {
        return "'" + fact.name() + "' of step '" + fact.step() + "' (" + fact.sha256() + ")";
    }

    private Optional<String> wrong(EvidenceFact fact, Set<String> gone) {
        if (!Sha256.isHex(fact.sha256())) {
            return Optional.of(name(fact) + " has no digest");
        }
        try {
            var found = contents.evidence(fact.sha256());
            if (found.isEmpty()) {
                return gone.contains(fact.sha256()) ? Optional.empty() : Optional.of(name(fact) + " is not there");
            }
            return found.filter(fact.sha256()::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(name(fact) + " was changed");
        } catch (IOException e) {
            return Optional.of(name(fact) + " cannot be read");
        }
    }

    private Check expected(String head) {
        for (var line : lines) {
            if (line.hash().equals(head)) {
                return Check.sound(
                        RunVerification.HEAD,
                        "the noted hash is event " + line.event().seq() + " of " + lines.size());
            }
        }
        return Check.broken(
                RunVerification.HEAD, "no event has the hash " + head + ": the record was truncated or rewritten");
    }
}
