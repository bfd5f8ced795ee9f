package dev.cutover.execution.claim;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.JournalCopies;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretRequirement;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.Disk;
import dev.cutover.model.environment.Pace;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.ClaimLedger;
import dev.cutover.run.Claim;
import dev.cutover.run.Claims;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Begins runs and takes them over, each with its claims: a run that would change what another open run claims is
 * refused with {@link ExitCode#HELD_ELSEWHERE}, and leaves nothing behind. One process of the home does so at a time. A
 * run whose effects stay inside its process claims nothing and waits for nobody. Not thread-safe.
 */
public final class ClaimedRuns {
    /** Taking claims reads a few records. Whoever needs longer than this has been stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final Home home;
    private final ConnectorCatalog catalog;
    private final RunDefinitionLoader loader;
    private final Secrets secrets;

    public ClaimedRuns(Home home, ConnectorCatalog catalog, RunDefinitionLoader loader, Secrets secrets) {
        this.home = home;
        this.catalog = catalog;
        this.loader = loader;
        this.secrets = secrets;
    }

    /**
     * How this process takes a run.
     *
     * @param why for the record
     * @param choice beside which other runs it goes on
     */
    public record Taking(String why, AlongsideChoice choice) {}

    /** Begins a run. Its creation and its claims are one entry of the record: neither is there without the other. */
    public OpenedRun create(RunDefinition runDefinition, RunFact.Created created, Taking taking) {
        var claims = RunClaims.of(runDefinition, catalog);
        if (claims.isEmpty()) {
            return journals().create(WallTime.today(), created);
        }
        var lock = lock();
        try (lock) {
            requireNoConflict(Optional.empty(), claims, taking.choice());
            return journals().create(WallTime.today(), created, List.of(taken(claims, taking)));
        }
    }

    /**
     * Takes a run over. An open run keeps the claims that it has, whatever the other runs are like; those of a run that
     * has ended, or that have changed, are taken again.
     */
    public OpenedRun open(RunId run, RunDefinition runDefinition, Taking taking) {
        var claims = RunClaims.of(runDefinition, catalog);
        if (claims.isEmpty()) {
            return journals().open(run, WallTime.today());
        }
        // Before the reason is recorded: its secrets must be known to be masked.
        SecretRequirement.find(runDefinition, secrets);
        var taken = taken(claims, taking);
        if (stands(taken, home.events(run))) {
            var opened = journals().open(run, WallTime.today());
            if (stands(taken, opened.events())) {
                return told(opened, opened.events(), claims);
            }
            // It has ended meanwhile.
            opened.close();
        }
        var lock = lock();
        try (lock) {
            requireNoConflict(Optional.of(run), claims, taking.choice());
            return claimed(journals().open(run, WallTime.today()), runDefinition, taken);
        }
    }

    /** Whether nothing has to be claimed that is not claimed already. */
    private static boolean stands(RunFact.LeaseTaken taken, List<Event> events) {
        var claimLedger = ClaimLedger.of(events);
        var claims = taken.claims().orElseThrow();
        return !claimLedger.isOver()
                && claimLedger.claims().equals(Optional.of(claims.all()))
                && claims.alongside().isEmpty();
    }

    private OpenedRun claimed(OpenedRun opened, RunDefinition runDefinition, RunFact.LeaseTaken taken) {
        var events = new ArrayList<>(opened.events());
        try {
            events.addAll(opened.journal().append(now(opened, runDefinition), Event.ENGINE, List.of(taken)));
            opened.journal().force();
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
        return told(opened, events, taken.claims().orElseThrow().all());
    }

    /** With a note of the runs that go on beside it without a decision of its own. */
    private OpenedRun told(OpenedRun opened, List<Event> events, List<Claim> claims) {
        var run = opened.journal().folder().run();
        var mine = ClaimLedger.of(events);
        String others = new OtherRuns(home, catalog, loader)
                .all(Optional.of(run)).stream()
                        .filter(other -> other.claimLedger().goesAlongside(run) && !mine.goesAlongside(other.run()))
                        .filter(other -> !other.shared(claims).isEmpty())
                        .map(other -> other.run().value())
                        .collect(Collectors.joining(", "));
        var notices = new ArrayList<>(opened.notices());
        if (!others.isEmpty()) {
            notices.add("another run changes the same meanwhile, as was decided when it began: " + others);
        }
        return new OpenedRun(opened.journal(), events, notices);
    }

    private RunFact.LeaseTaken taken(List<Claim> claims, Taking taking) {
        var runner = Runner.thisProcess();
        var masked = new Claims(claims, taking.choice().decision()).masked(secrets::mask);
        return new RunFact.LeaseTaken(runner.host(), runner.pid(), runner.user(), taking.why(), Optional.of(masked));
    }

    /** On a clock of its own, the run's time stands still while no process runs it. */
    private static Instant now(OpenedRun opened, RunDefinition runDefinition) {
        var last = opened.events().stream()
                .map(Event::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return runDefinition.environment().value().pace() instanceof Pace.Real ? WallTime.today() : last;
    }

    /** Throws if another open run claims the same, and nobody has decided that this one goes on beside it. */
    private void requireNoConflict(Optional<RunId> run, List<Claim> claims, AlongsideChoice choice) {
        var conflicts = new ArrayList<ClaimRefusal.Conflict>();
        var mine = run.map(this::ledger).orElseGet(ClaimLedger::new);
        for (var other : new OtherRuns(home, catalog, loader).all(run)) {
            var shared = other.shared(claims);
            boolean meant = choice.runs().contains(other.run())
                    || mine.goesAlongside(other.run())
                    || run.filter(other.claimLedger()::goesAlongside).isPresent();
            if (!shared.isEmpty() && !meant) {
                conflicts.add(new ClaimRefusal.Conflict(other, shared));
            }
        }
        if (!conflicts.isEmpty()) {
            throw new ClaimRefusal(loader).of(conflicts);
        }
    }

    private ClaimLedger ledger(RunId run) {
        return ClaimLedger.of(home.events(run));
    }

    private RunJournals journals() {
        return new RunJournals(home, Runner.thisProcess(), JournalCopies.following());
    }

    private Disk.HeldLock lock() {
        try (var time = WallTime.real(WallTime.today())) {
            var until = time.now().plus(PATIENCE);
            var lock = home.claimsLock();
            while (lock.isEmpty() && time.now().isBefore(until)) {
                time.sleep(BETWEEN);
                lock = home.claimsLock();
            }
            return lock.orElseThrow(() -> new ProblemException(
                    ExitCode.HELD_ELSEWHERE,
                    "nothing was begun: another process is taking claims in " + home.root() + ", and does not finish",
                    "look for a cutover process of yours that was stopped (`ps`), and let it go on or end it"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ExitCode.INTERRUPTED, "interrupted while another process took its claims", "start it again");
        }
    }
}
