package dev.cutover.cli.handover;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.report.ReportJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.report.assembly.ReportAssembly;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.text.ReportTable;
import dev.cutover.words.LocalZone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The report of a run. Not thread-safe. */
@Command(
        name = "report",
        addMethodSubcommands = false,
        description = {
            "Hands over what a run was: for leaders, auditors, finance and tickets.",
            "Verdict first, then what was promised and measured, who decided what, traffic, rollbacks, evidence, and how"
                    + " to check it. Of any run or rehearsal, also one that is still going or was killed: it only reads"
                    + " the record, and says what it cannot know.",
            "With --every, a page for a wall is written again and again until the run has ended, and browsers load it"
                    + " anew by themselves; it says when it was written, so that a stale one is seen.",
            "Without -o it goes to standard output. With it, a file is written whole or not at all, and is readable by"
                    + " you alone; an existing one is replaced only if it is a regular file."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:written, whatever the state of the run; with --every, the run has ended",
            "1:there is no such run, its record cannot be read, or the file cannot be written",
            "2:wrong usage, or there is no run yet",
            "130:interrupted; the page is whole"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover report",
            "  cutover report 01jd3m -o night.html",
            "  cutover report 01jd3m -o night.md",
            "  cutover report 01jd3m --format json",
            "  cutover report 01jd3m -o decisions.csv --table decisions",
            "  cutover report --every 1m -o wall.html"
        })
public final class ReportCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private RunChoice run = new RunChoice();

    @Option(
            names = "--format",
            paramLabel = "html|md|json|csv",
            description = "The format; by default as the ending of the file says, and md on standard output."
                    + " A file whose ending tells none needs it; one whose ending tells another is refused.")
    private @Nullable ReportFormat format;

    @Option(
            names = "--table",
            paramLabel = "steps|decisions|criteria|samples|evidence|rollbacks|reconciliations",
            description =
                    "The table that csv has: one of them, steps by default. samples are those that were not green.")
    private @Nullable ReportTable table;

    @Option(names = "-o", paramLabel = "FILE", description = "The file to write.")
    private @Nullable String file;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = WallIntervalConverter.class,
            description = "Write the page again after each such time, from 5s to 1d, until the run has ended. Needs -o"
                    + " and html.")
    private @Nullable Duration every;

    public ReportCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var target = Optional.ofNullable(file).map(name -> new OutputFile(processEnvironment, name));
        target.ifPresent(OutputFile::requireFit);
        var form = form();
        if (every != null && (target.isEmpty() || form != ReportFormat.HTML)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--every keeps a page up to date, which is a file in html",
                    "add -o wall.html, or leave --every out");
        }
        var where = home.of(processEnvironment);
        var recordedRun = run.any(where);
        if (every != null) {
            new WallPage(processEnvironment, where, recordedRun.run(), target.orElseThrow(), every).keep();
            return ExitCode.DONE.code();
        }
        var pinned = PinnedRunbook.of(recordedRun.state().created());
        var zone = LocalZone.of(processEnvironment.environment());
        hand(ReportAssembly.of(where, recordedRun, pinned, WallTime.today(), zone), form, pinned, target);
        return ExitCode.DONE.code();
    }

    private void hand(ReportContent content, ReportFormat form, PinnedRunbook pinned, Optional<OutputFile> target) {
        if (target.isEmpty() && form == ReportFormat.JSON) {
            // A build server's words are escaped there, not changed.
            CommandOutputs.out(processEnvironment).document(ReportJson.of(content));
            return;
        }
        String text = form.written(content, table == null ? ReportTable.STEPS : table, pinned);
        target.ifPresentOrElse(
                whole -> whole.write(text.getBytes(StandardCharsets.UTF_8)),
                () -> CommandOutputs.out(processEnvironment).exactly(text));
    }

    private ReportFormat form() {
        var asked = Optional.ofNullable(format);
        var named = Optional.ofNullable(file).flatMap(name -> named(name, asked));
        if (table != null
                && asked.or(() -> named)
                        .filter(form -> form != ReportFormat.CSV)
                        .isPresent()) {
            throw new ProblemException(ExitCode.USAGE, "--table is for csv", "add --format csv, or leave --table out");
        }
        return asked.or(() -> named).orElse(table == null ? ReportFormat.MD : ReportFormat.CSV);
    }

    /** What the ending of a file tells: whoever opens it believes it. */
    private static Optional<ReportFormat> named(String name, Optional<ReportFormat> asked) {
        var named = ReportFormat.ofFile(name);
        if (named.isEmpty() && asked.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "the ending of '" + name + "' tells no format",
                    "end it in .html, .md, .json or .csv, or add --format; for a PDF, print the html");
        }
        if (asked.isPresent() && named.isPresent() && !named.equals(asked)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "'" + name + "' ends as " + named.orElseThrow().word() + ", and --format says "
                            + asked.orElseThrow().word(),
                    "leave --format out, or name a file that ends in ."
                            + asked.orElseThrow().word());
        }
        return named;
    }
}
