package dev.cutover.cli;

import dev.cutover.engine.RunOptions;
import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.plan.RunbookSteps;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.text.Clean;
import dev.cutover.words.Phrases;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on with a run. */
@Command(
        name = "resume",
        addMethodSubcommands = false,
        description = "Resumes a run from where its record stops: settles what is in doubt, then continues.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover resume",
            "  cutover resume 01jh --answers examples/retail-fulfillment/answers.yaml",
            "  cutover resume --again region=us-east"
        })
final class ResumeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RunChoice run = new RunChoice();

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "The name of a live environment, typed back; asked for at the prompt if it is not given.")
    private @Nullable String confirmed;

    @Mixin
    private AgainOption again = new AgainOption();

    @Mixin
    private BridgeOptions bridge = new BridgeOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var kept = home.of(surroundings);
        var id = run.open(kept);
        DryRuns.refuse(kept, id);
        var recordedRun = RecordedRun.of(kept, id);
        var state = recordedRun.state();
        if (state.ended().isPresent() && state.complaints().isEmpty()) {
            var ended = state.ended().orElseThrow();
            surroundings
                    .out()
                    .println("run " + id + " has ended: " + Phrases.ending(ended.ending())
                            + Phrases.why(Clean.line(ended.why())));
            return ended.ending().exitCode().code();
        }
        var material = new Materials(surroundings).pinned(state.created());
        recordedRun.requireSound(new RunbookSteps(material.runbook().value()));
        Signatures.require(material.runbook().value(), surroundings);
        var repeated = again.of(material.runbook().value(), state);
        LiveConfirmation.require(
                material.environment().value(), Optional.ofNullable(confirmed), new TypedLine(surroundings));
        var journals = new RunJournals(kept, Runner.thisProcess(), Journals.following());
        try (var opened = journals.open(id, WallTime.today())) {
            var wish = new Session.Wish(
                    new RunOptions(bridge.parallel(), false, Optional.empty()),
                    bridge.answers(surroundings, material),
                    bridge.console(),
                    bridge.waits(),
                    "resume",
                    commandPort -> {
                        commandPort.again(repeated, Runner.thisProcess().user(), "to be done again");
                        if (state.held().isPresent()) {
                            commandPort.ask(
                                    new Request.Continue("resumed"),
                                    new Speaker("", Runner.thisProcess().user(), "command"),
                                    requestReply -> Petitioner.told(surroundings, requestReply));
                        }
                    });
            return new Session(surroundings, kept, Catalogs.of(kept), SecretSources.of(surroundings, kept, material))
                    .carryOn(opened, material, wish)
                    .code();
        }
    }
}
