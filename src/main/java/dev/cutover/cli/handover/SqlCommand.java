package dev.cutover.cli.handover;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.option.TableOption;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.sql.AnswerCsv;
import dev.cutover.cli.view.sql.AnswerPage;
import dev.cutover.cli.view.sql.ViewsPage;
import dev.cutover.execution.PinnedOutline;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.history.index.HomeDatabase;
import dev.cutover.journal.Home;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.sql.AskedRecords;
import dev.cutover.journal.sql.Bulk;
import dev.cutover.journal.sql.ask.AnswerSink;
import dev.cutover.journal.sql.ask.RecordQuestions;
import dev.cutover.journal.sql.ask.RefusedStatement;
import dev.cutover.journal.sql.ask.ViewCatalog;
import dev.cutover.json.sql.AnswerJson;
import dev.cutover.json.sql.ViewsJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Questions in SQL to the record of a run. Not thread-safe. */
@Command(
        name = "sql",
        addMethodSubcommands = false,
        description = {
            "Answers a question in SQL from the record of a run.",
            "The views are explained by --tables. Times are in UTC, durations in seconds. It only reads: nothing can be"
                    + " changed, and nothing outside the record can be reached. While a runner is at work it is answered"
                    + " as well. Ctrl-C ends a question that takes too long.",
            "At a terminal, columns are cut to fit; piped, nothing is."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:answered, however many rows",
            "1:there is no such run, or its record cannot be read",
            "2:wrong usage, a statement that cannot be answered, or there is no run yet",
            "130:interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover sql \"select step, seconds from step order by seconds desc\"",
            "  cutover sql \"select text, roles, seconds from question\"",
            "  cutover sql \"select * from decision\" 01jd3m --output csv",
            "  cutover sql --file question.sql 01jd3m",
            "  cutover sql --all \"select run, ending, seconds from run\"",
            "  cutover sql --tables step"
        })
public final class SqlCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            arity = "0..2",
            paramLabel = "STATEMENT|RUN",
            description = "The question, then any unique prefix of a run's id: by default the newest run that has not"
                    + " ended, or else the newest.")
    private List<String> words = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "Reads the question from a file; - is standard input.")
    private @Nullable String file;

    @Option(
            names = "--all",
            description =
                    "Asks the records of all runs and rehearsals at once; a rehearsal has a scenario in the view run.")
    private boolean all;

    @Option(
            names = "--tables",
            description = "Lists the views and what their columns mean; with a name after it, only that view.")
    private boolean tables;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private TableOption output = new TableOption();

    public SqlCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var out = CommandOutputs.out(processEnvironment);
        if (tables) {
            showViews(out);
        } else {
            answer(out);
        }
        return ExitCode.DONE.code();
    }

    private void showViews(CommandOutput out) {
        if (file != null) {
            throw new ProblemException(ExitCode.USAGE, "--tables takes no --file", "leave one of them out");
        }
        var catalog = SqlProblems.only(words, ViewCatalog.ofThisVersion());
        switch (output.form()) {
            case TEXT -> ViewsPage.show(catalog, out);
            case JSON -> out.document(ViewsJson.of(catalog));
            case CSV -> catalog.handTo(new AnswerCsv(out));
        }
    }

    private void answer(CommandOutput out) {
        var question = question();
        var statement = question.statement();
        var where = home.of(processEnvironment);
        var run = all ? Optional.<RunId>empty() : Optional.of(run(where, question));
        var notices = CommandOutputs.err(processEnvironment);
        try (var records =
                run.map(one -> ofOne(where, one, notices)).orElseGet(() -> ofAll(where, question, notices))) {
            if (!all) {
                records.trouble().ifPresent(notices::line);
            }
            new RecordQuestions(records).ask(statement, new ReadSink(sink(out, run), processEnvironment.out()));
        } catch (ReadSink.NobodyReads e) {
            // Whoever read it, such as `head`, has seen enough; the process says what became of its output.
            return;
        } catch (RefusedStatement e) {
            throw question.problem(e);
        }
    }

    private static AskedRecords ofOne(Home where, RunId run, CommandOutput notices) {
        var lines = new ArrayList<RecordLine>();
        where.reader(run).read(lines::add);
        return AskedRecords.of(where.folder(run), lines, new PinnedOutline(), notices::line);
    }

    private AskedRecords ofAll(Home where, SqlQuestion question, CommandOutput notices) {
        if (words.size() > (question.isFromFile() ? 0 : 1)) {
            throw new ProblemException(
                    ExitCode.USAGE, "--all asks all runs, and none is named", "leave one of them out");
        }
        if (where.runs().isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE, "there is no run in " + where.root(), "name another folder with --home");
        }
        return HomeDatabase.of(
                where, Bulk.mentionedIn(question.statement().text()), new PinnedOutline(), notices::line);
    }

    private SqlQuestion question() {
        if (file != null) {
            return SqlQuestion.ofFile(file, processEnvironment);
        }
        if (words.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there is no statement",
                    "`cutover sql \"select step, state, seconds from step\"`; `cutover sql --tables` lists the views");
        }
        return SqlQuestion.of(words.get(isRunFirst() ? 1 : 0));
    }

    /** People name the run first as in other commands. A run's id has no space in it, and every statement has one. */
    private boolean isRunFirst() {
        return words.size() == 2 && !words.get(0).contains(" ") && words.get(1).contains(" ");
    }

    private RunId run(Home where, SqlQuestion question) {
        var all = words.stream().filter(word -> !word.equals(question.text())).toList();
        if (all.size() > 1) {
            throw new ProblemException(
                    ExitCode.USAGE, "with --file, only a run is named, and not " + all.size(), "leave the others out");
        }
        return all.stream()
                .findFirst()
                .map(where::resolve)
                .orElseGet(() -> RunChoice.newest(where).run());
    }

    private AnswerSink sink(CommandOutput out, Optional<RunId> run) {
        return switch (output.form()) {
            case TEXT -> new AnswerPage(out);
            case JSON -> new AnswerJson(processEnvironment.out(), run.map(RunId::value));
            case CSV -> new AnswerCsv(out);
        };
    }
}
