package dev.cutover.cli.handover;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.journal.Home;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.report.assembly.ReportAssembly;
import dev.cutover.report.html.HtmlReport;
import dev.cutover.report.html.PageRefresh;
import dev.cutover.run.RunId;
import dev.cutover.spi.settings.DurationNotation;
import dev.cutover.words.LocalZone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps the page of a run up to date until the run has ended or the process is told to end. Not thread-safe. */
final class WallPage {
    private final ProcessEnvironment processEnvironment;
    private final Home home;
    private final RunId run;
    private final OutputFile target;
    private final Duration every;
    private final CountDownLatch told = new CountDownLatch(1);
    private Duration took = Duration.ZERO;
    private boolean isBroken;

    WallPage(ProcessEnvironment processEnvironment, Home home, RunId run, OutputFile target, Duration every) {
        this.processEnvironment = processEnvironment;
        this.home = home;
        this.run = run;
        this.target = target;
        this.every = every;
    }

    /**
     * Writes the page now and after each interval; what is being written when the process is told to end is written
     * whole.
     *
     * @throws ProblemException if the page cannot be written for the first time
     */
    void keep() throws InterruptedException {
        var hook = ShutdownHook.keep(told::countDown);
        try {
            boolean hasEnded = write();
            if (!hasEnded) {
                say(target.named() + " is written again every " + DurationNotation.text(every) + ", until run " + run
                        + " has ended; Ctrl-C stops it");
            }
            while (!hasEnded && !told.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                hasEnded = writeAgain();
            }
            if (hasEnded) {
                say("run " + run + " has ended: " + target.named() + " is its report");
            }
        } finally {
            hook.fulfilled();
        }
    }

    /** A disk that is full now may have room by the next time: it is told once, and tried again. */
    private boolean writeAgain() {
        try {
            boolean hasEnded = write();
            if (isBroken) {
                isBroken = false;
                say(target.named() + " is written again");
            }
            return hasEnded;
        } catch (ProblemException failed) {
            if (!isBroken) {
                isBroken = true;
                say("warning: " + failed.problems().get(0).message() + "; the page on the wall is stale, and is tried"
                        + " again every " + DurationNotation.text(every));
            }
            return false;
        }
    }

    /** Returns whether the run has ended, so that the page stays as it is. */
    private boolean write() {
        var now = WallTime.today();
        var recordedRun = RecordedRun.of(home, run);
        boolean hasEnded = recordedRun.state().ended().isPresent();
        var pinned = PinnedRunbook.of(recordedRun.state().created());
        var zone = LocalZone.of(processEnvironment.environment());
        var page = HtmlReport.refreshed(
                ReportAssembly.of(home, recordedRun, pinned, now, zone),
                Optional.of(pinned.runbook()).filter(book -> pinned.trouble().isEmpty()),
                Optional.of(new PageRefresh(now, every, took)).filter(refresh -> !hasEnded));
        target.renew(page.getBytes(StandardCharsets.UTF_8));
        took = Duration.between(now, WallTime.today());
        return hasEnded;
    }

    private void say(String line) {
        CommandOutputs.err(processEnvironment).line(line);
        processEnvironment.err().flush();
    }
}
