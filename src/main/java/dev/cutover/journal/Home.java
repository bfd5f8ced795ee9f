package dev.cutover.journal;

import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RehearsalMark;
import dev.cutover.run.ledger.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where runs are kept. Reading needs no lock and disturbs no runner. */
public record Home(Path root, Disk disk) {
    private static final String VARIABLE = "CUTOVER_HOME";
    private static final int LONGEST_NAME = 64;

    /** {@code CUTOVER_HOME}, or {@code .cutover} in the working directory. */
    public static Home of(Map<String, String> environment, Path workingDirectory, Disk disk) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new Home(workingDirectory.resolve(named.isBlank() ? ".cutover" : named), disk);
    }

    /** Every run that has a record, the newest first. */
    public List<RunId> runs() {
        try {
            var runs = new ArrayList<RunId>();
            for (var folder : disk.list(root.resolve("runs"))) {
                var run = new RunId(String.valueOf(folder.getFileName()));
                if (disk.exists(folder(run).record())) {
                    runs.add(run);
                }
            }
            Collections.reverse(runs);
            return runs;
        } catch (IOException e) {
            throw new JournalException("cannot list the runs in " + root + ": " + FileTrouble.words(e), "", e);
        }
    }

    public RunFolder folder(RunId run) {
        if (!isName(run.value())) {
            throw new JournalException("'" + run + "' is not a run name", "`cutover runs` lists them");
        }
        return new RunFolder(root.resolve("runs").resolve(run.value()), run);
    }

    /** Without a regular expression, which costs each start of the tool more than all else here. */
    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME || text.charAt(0) == '-') {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (!(letter >= 'a' && letter <= 'z') && !(letter >= '0' && letter <= '9') && letter != '-') {
                return false;
            }
        }
        return true;
    }

    /** Makes the folders down to this one, or checks that they belong to this user. */
    void claim(RunFolder folder) throws IOException {
        disk.makeFolder(root);
        disk.makeFolder(root.resolve("runs"));
        disk.makeFolder(folder.path());
    }

    /**
     * The right to take claims: whoever has it sees the claims of all open runs, and no other process adds one. Empty
     * while another process has it; it ends with the process at the latest.
     */
    public Optional<Disk.HeldLock> claimsLock() {
        try {
            disk.makeFolder(root);
            return disk.lock(root.resolve("claims.lock"));
        } catch (IOException e) {
            throw new JournalException(
                    "cannot take claims in " + root + ": " + FileTrouble.words(e),
                    "name a folder that you may write to with CUTOVER_HOME or --home",
                    e);
        }
    }

    /** The run whose id begins with the prefix. Throws if there is none, or more than one. */
    public RunId resolve(String prefix) {
        var runs = runs();
        return named(runs, prefix).orElseThrow(() -> unresolved(runs, prefix));
    }

    /**
     * The one of these runs whose id begins with the prefix, or is the prefix; empty if there is none, or more than
     * one.
     */
    public static Optional<RunId> named(List<RunId> runs, String prefix) {
        String lower = prefix.toLowerCase(Locale.ROOT);
        RunId found = null;
        boolean several = false;
        for (var run : runs) {
            if (run.value().equals(prefix)) {
                return Optional.of(run);
            }
            if (run.value().startsWith(lower)) {
                several = found != null;
                found = run;
            }
        }
        return several ? Optional.empty() : Optional.ofNullable(found);
    }

    private JournalException unresolved(List<RunId> runs, String prefix) {
        var found = runs.stream()
                .filter(run -> run.value().startsWith(prefix.toLowerCase(Locale.ROOT)))
                .toList();
        return new JournalException(
                found.isEmpty()
                        ? "no run in " + root + " begins with '" + prefix + "'"
                        : "'" + prefix + "' begins " + found.size() + " runs: " + found,
                "`cutover runs` lists them");
    }

    /**
     * The runs of the home that have begun and not ended, the newest first; without dry runs and rehearsals, which
     * cannot be resumed, and without reconciliations on their own, which are resumed only by name.
     */
    public List<RunId> open() {
        return runs().stream().filter(run -> !isOver(run)).toList();
    }

    /** Whether it was started as a dry run; false if it cannot be read. */
    public boolean isDryRun(RunId run) {
        return created(run).filter(RunFact.Created::isDryRun).isPresent();
    }

    /**
     * Whether it is a rehearsal, or a reconciliation on its own: a run that a command is never about unless it is
     * named; false if that cannot be read.
     */
    public boolean isApart(RunId run) {
        return isOneStep(run) || isRehearsal(run);
    }

    private boolean isOneStep(RunId run) {
        return created(run).flatMap(RunFact.Created::only).isPresent();
    }

    private Optional<RunFact.Created> created(RunId run) {
        try {
            return reader(run)
                    .first()
                    .map(line -> line.event().fact())
                    .filter(RunFact.Created.class::isInstance)
                    .map(RunFact.Created.class::cast);
        } catch (JournalException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether {@code cutover rehearse} made it; false if that cannot be read. Reads no more than its beginning. */
    public boolean isRehearsal(RunId run) {
        try {
            var first = new ArrayList<Event>();
            reader(run).readUpTo(RehearsalMark.EVENTS, line -> first.add(line.event()));
            return RehearsalMark.isOn(first);
        } catch (JournalException unreadable) {
            return false;
        }
    }

    /**
     * Whether a run may be open, judged by the last lines of its record alone. Never false for an open run; only the
     * whole record tells for certain.
     */
    public boolean mayBeOpen(RunId run) {
        return !tail(run).hasSurelyEnded();
    }

    /** Everything recorded of a run, in order, checked. */
    public List<Event> events(RunId run) {
        var events = new ArrayList<Event>();
        reader(run).read(line -> events.add(line.event()));
        return events;
    }

    /** Reads a record, and what is added to it. */
    public RecordReader reader(RunId run) {
        return new RecordReader(disk, folder(run).record());
    }

    /** Who holds a run, or held it last. */
    public Optional<LeaseHolder> holder(RunId run) {
        return LeaseHolder.of(disk, folder(run));
    }

    /** A run whose record cannot be read or folded counts as open: a person has to check it. */
    private boolean isOver(RunId run) {
        if (tail(run).hasSurelyEnded()) {
            return true;
        }
        try {
            var state = new RunState();
            reader(run).read(line -> state.apply(line.event()));
            return state.seq() == 0
                    || state.ended().isPresent()
                    || state.isDryRun()
                    || state.isRehearsal()
                    || state.created().only().isPresent();
        } catch (JournalException | IllegalTransition e) {
            return isApart(run);
        }
    }

    private RecordTail tail(RunId run) {
        return new RecordTail(disk, folder(run).record());
    }
}
