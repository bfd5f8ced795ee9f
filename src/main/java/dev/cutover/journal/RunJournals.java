package dev.cutover.journal;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.DiskFullException;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes runs for a runner. The runner's first fact in either case is {@link RunFact.LeaseTaken}, which is the caller's
 * to append: it knows why. Immutable.
 */
public final class RunJournals {
    private final Home home;
    private final Runner runner;
    private final RecordMirroring recordMirroring;

    public RunJournals(Home home, Runner runner, RecordMirroring recordMirroring) {
        this.home = home;
        this.runner = runner;
        this.recordMirroring = recordMirroring;
    }

    /**
     * Begins a run. Its first event is durable when this returns.
     *
     * @param now the wall's time, which the run's id sorts by
     */
    public OpenedRun create(Instant now, RunFact.Created created) {
        return create(now, created, List.of());
    }

    /**
     * Begins a run with more than its creation.
     *
     * @param more facts that are recorded together with the creation, or not at all
     */
    public OpenedRun create(Instant now, RunFact.Created created, List<? extends Fact> more) {
        var run = new RunId(UlidCreator.getUlid(now.toEpochMilli()).toString().toLowerCase(Locale.ROOT));
        return create(run, now, created, more);
    }

    /** Begins a run under a given name, which must be new. */
    public OpenedRun create(RunId run, Instant now, RunFact.Created created) {
        return create(run, now, created, List.of());
    }

    private OpenedRun create(RunId run, Instant now, RunFact.Created created, List<? extends Fact> more) {
        var facts = new ArrayList<Fact>(List.of(created));
        facts.addAll(more);
        var folder = home.folder(run);
        try {
            if (home.disk().exists(folder.path())) {
                throw new JournalException("run " + run + " already exists", "`cutover status " + run + "`");
            }
            home.claim(folder);
            var opened = hold(folder, now);
            var events = opened.journal().append(now, Event.ENGINE, facts);
            opened.journal().force();
            return new OpenedRun(opened.journal(), events, opened.notices());
        } catch (IOException e) {
            throw new JournalException(
                    "cannot begin a run in " + home.root() + ": " + FileTrouble.words(e),
                    "name a folder that you may write to with CUTOVER_HOME or --home",
                    e);
        }
    }

    /**
     * Takes a run over: reads and checks its record, and cuts off what was never acknowledged.
     *
     * @throws JournalException if another runner holds it, the record cannot be trusted, or there is no such run
     */
    public OpenedRun open(RunId run, Instant now) {
        var folder = home.folder(run);
        if (!home.disk().exists(folder.record())) {
            throw new JournalException("there is no run " + run + " in " + home.root(), "`cutover runs` lists them");
        }
        try {
            home.claim(folder);
            var opened = hold(folder, now);
            if (opened.events().isEmpty()) {
                opened.close();
                throw new JournalException("run " + run + " never began: its record is empty", "start a new run");
            }
            return opened;
        } catch (IOException e) {
            throw new JournalException(
                    "cannot open run " + run + ": " + FileTrouble.words(e),
                    "its folder, " + folder.path() + ", must exist and be writable by you",
                    e);
        }
    }

    private OpenedRun hold(RunFolder folder, Instant now) throws IOException {
        var lease = Lease.take(home.disk(), folder, runner, now);
        try {
            var file = home.disk().append(folder.record());
            try {
                return hold(folder, lease, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private OpenedRun hold(RunFolder folder, Lease lease, AppendFile file) throws IOException {
        var disk = home.disk();
        var notices = new ArrayList<String>();
        var lines = new ArrayList<RecordLine>();
        var reader = new RecordReader(disk, folder.record());
        long torn = reader.read(lines::add);
        var events = lines.stream().map(RecordLine::event).toList();
        String head = reader.head();
        long length = reader.length();
        // Before anything is cut: a copy with more events proves that nothing may be cut.
        var recordMirror = recordMirroring.begin(folder, reader, lines, notices::add);
        try {
            if (torn > 0) {
                notices.add(new TornTailCut(disk, folder).cut(file, length, events.size()));
            }
            lease.before().ifPresent(leaseHolder -> notices.addAll(leaseHolder.notices(runner)));
            var reserve = new Reserve(disk, folder.reserve());
            begin(lease, events.stream().mapToLong(Event::epoch).max().orElse(0), reserve);
            lease.before().ifPresent(before -> new AbandonedFiles(disk, folder).removeAfter(before, runner));
            fill(reserve, notices);
            var writer = new RecordWriter(folder.record(), file, head);
            var evidence = new EvidenceStore(disk, folder);
            var parts = new RunJournal.Parts(lease, writer, evidence, reserve, recordMirror);
            return new OpenedRun(new RunJournal(folder, parts, events), events, notices);
        } catch (IOException | RuntimeException e) {
            recordMirror.close();
            throw e;
        }
    }

    /** On a full disk, the reserve gives the space for the few bytes of the lease. */
    private static void begin(Lease lease, long recorded, Reserve reserve) throws IOException {
        try {
            lease.begin(recorded);
        } catch (DiskFullException e) {
            reserve.giveBack();
            lease.begin(recorded);
        }
    }

    private static void fill(Reserve reserve, List<String> notices) throws IOException {
        try {
            reserve.fill();
        } catch (DiskFullException e) {
            notices.add("the disk is full: no space could be reserved for a hold and a rollback");
        }
    }
}
