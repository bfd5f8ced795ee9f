package dev.cutover.cli.compare;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.TableOption;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.json.comparison.ComparedNames;
import dev.cutover.json.comparison.ComparisonJson;
import dev.cutover.model.reconcile.Side;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.run.comparison.ComparisonHeadline;
import dev.cutover.run.comparison.ComparisonResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two record sets without a runbook. Not thread-safe. */
@Command(
        name = "diff",
        addMethodSubcommands = false,
        customSynopsis = "cutover diff LEFT RIGHT --key=COLUMN[,COLUMN...] [OPTION...]",
        description = {
            "Compares two record sets by key: files of CSV or JSON lines, or record sets of an environment.",
            "Each key is equal, different or moving, and what could not be read is told apart: it is never called equal."
                    + " All columns that both sides have are compared, whatever --compare names, unless --only says"
                    + " otherwise; a column that only one side has is told. Differences are summed up by what they have in"
                    + " common; --output csv lists them all.",
            "A row of a record set that seems wrong is read again before it counts. Memory does not grow with the number"
                    + " of rows; temporary files take about as much room as the rows. Broken off by a crash, the same"
                    + " command goes on where it was."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:equal",
            "1:an error of the tool or of its surroundings, such as a full disk",
            "2:wrong usage: no such file, no such column",
            "3:the environment is invalid, or a system cannot be connected",
            "5:different",
            "12:not everything could be read or compared, whatever else was found; or there was nothing to compare",
            "130:interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover diff legacy.csv new.csv --key order_id",
            "  cutover diff legacy.csv new.jsonl --key order_id,line_no --compare total=0.01 placed_at=time --ignore"
                    + " updated_at",
            "  cutover diff old.csv new.csv --key id --map status:CANCELED=cancelled --output csv -o differences.csv",
            "  cutover diff export.csv new.csv --key id --compare total=number placed_at=time --decimal left:, --dates"
                    + " \"left:dd.MM.yyyy HH:mm\" --zone left:Europe/Berlin",
            "  cutover diff --env staging legacy-oms.orders orchestrator.orders --key order_id --segment region=us-east"
        })
public final class DiffCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            index = "0",
            paramLabel = "LEFT",
            description = "By convention the old system: a file, - for standard input, or with --env system.set.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "RIGHT", description = "What it is compared with.")
    private String right = "";

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(
            names = "--allow-empty",
            description = "No rows on either side are equal; by default that is taken for a mistake, and exit code 12.")
    private boolean allowEmpty;

    @Mixin
    private FileOptions files = new FileOptions();

    @Mixin
    private RecordOptions records = new RecordOptions();

    @Mixin
    private TableOption output = new TableOption();

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Writes the result into a file, and only the answer to standard error.")
    private @Nullable String file;

    @Option(
            names = "--temp",
            paramLabel = "DIR",
            description =
                    "Where the temporary files go: by default the folder compare of the home. They are removed at the"
                            + " end; those of a killed comparison by the next one that does not go on with them.")
    private @Nullable String temp;

    @Mixin
    private HomeOption home = new HomeOption();

    public DiffCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var destination = ResultDestination.of(processEnvironment, file);
        var where = home.of(processEnvironment);
        var caller = Thread.currentThread();
        var shutdownHook = ShutdownHook.keep(caller::interrupt);
        try (var sides = ComparedSides.open(
                new ComparedSides.Wish(
                        Map.of(Side.LEFT, left, Side.RIGHT, right),
                        columns,
                        files,
                        records.environment(),
                        records.query(WallTime.today())),
                processEnvironment,
                where)) {
            var diffRecipe = new DiffRecipe(columns, records);
            var recipe = diffRecipe.of(sides);
            var folder = temp == null ? where.root().resolve("compare") : processEnvironment.path(temp);
            var plan = output.form() == TableOption.Form.CSV ? recipe.plan().listingDifferences() : recipe.plan();
            var smaller = new DiffPushDown(sides, records, processEnvironment).of(plan, diffRecipe.rules(sides));
            var extent = new ComparedExtent(
                    names(recipe), columns.keysOnly() || sides.haveKeysOnly(columns.key()), allowEmpty, sides.advice());
            return compare(sides, extent, smaller, folder, destination).code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        } finally {
            shutdownHook.fulfilled();
        }
    }

    private ExitCode compare(
            ComparedSides sides, ComparedExtent extent, ComparisonPlan plan, Path root, ResultDestination destination)
            throws InterruptedException {
        try (var folder = ComparisonFolder.below(root, plan, processEnvironment.disk())) {
            try {
                var comparison = new DiffLooks(sides, plan, processEnvironment).in(folder);
                var result = extent.told(sides.masked(comparison.result()));
                show(sides, extent.names(), comparison, result, destination);
                folder.remove();
                return code(result);
            } catch (IOException e) {
                throw ComparisonFolder.trouble(root, e);
            } catch (InterruptedException | ProblemException e) {
                folder.remove();
                throw e;
            }
        }
    }

    private void show(
            ComparedSides sides,
            ComparedNames names,
            Comparison comparison,
            ComparisonResult result,
            ResultDestination destination)
            throws InterruptedException {
        var notices = CommandOutputs.err(processEnvironment);
        destination.write(out -> {
            switch (output.form()) {
                case TEXT -> page(names, result, out);
                case JSON -> out.document(ComparisonJson.of(names, result));
                case CSV -> list(comparison, new DifferencesCsv(out, names.key(), sides::masked));
            }
        });
        if (destination.isFile() || output.form() == TableOption.Form.CSV) {
            notices.line(ComparisonHeadline.answer(result));
            result.incomplete().forEach(notices::line);
        }
    }

    private static void page(ComparedNames names, ComparisonResult result, CommandOutput out) {
        new ComparisonPage(out, names).show(result);
        if (result.tally().keys().mismatched() > 0) {
            out.line("");
            out.line("all differences, one by one: the same command with --output csv -o differences.csv");
        }
    }

    private static void list(Comparison comparison, DifferencesCsv csv) throws IOException, InterruptedException {
        comparison.differences(csv);
        csv.flush();
    }

    private ComparedNames names(ComparisonRecipe recipe) {
        return new ComparedNames(left, right, columns.key(), recipe.compared(), recipe.onlyLeft(), recipe.onlyRight());
    }

    private static ExitCode code(ComparisonResult result) {
        if (!result.isWhole()) {
            return ExitCode.INCOMPLETE;
        }
        return result.tally().keys().mismatched() > 0 ? ExitCode.HALTED : ExitCode.DONE;
    }
}
