package dev.cutover.console;

import dev.cutover.console.prompt.NotedTools;
import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.EarlierRequests;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.query.Outlook;
import dev.cutover.run.Decision;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Plays a recorded run on the terminal that it is started from, and takes answers, so that the console can be looked at
 * without an engine: {@code java -cp … dev.cutover.console.Demo [live|lines]}.
 */
public final class Demo implements CommandPort {
    private static final int FRAMES_BETWEEN_EVENTS = 1;

    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Console console;
    private final List<Event> recorded;
    private Instant now = Chronicle.START;
    private long seq;
    private int waiting;
    private boolean leaving;

    private Demo(Console console) {
        this.console = console;
        this.recorded = recorded();
    }

    public static void main(String[] args) throws InterruptedException {
        var progress = args.length == 0
                ? ConsoleOptions.Progress.AUTO
                : args[0].equals("live") ? ConsoleOptions.Progress.LIVE : ConsoleOptions.Progress.LINES;
        var around = new ConsoleEnvironment(
                System.getenv(),
                new FileOutputStream(FileDescriptor.out),
                Charset.defaultCharset(),
                DemoClock.wall(),
                "dana");
        Outlook outlook = (state, at) -> new Outlook.Expected(
                Optional.of(Chronicle.START.plus(Duration.ofMinutes(150))),
                Optional.of(Chronicle.START.plus(Duration.ofMinutes(161))),
                Optional.of(new RollbackMeter(
                        true,
                        Optional.of(Duration.ofSeconds(12)),
                        Duration.ofSeconds(178),
                        0,
                        List.of(),
                        Optional.empty())));
        var subject = new Console.Subject(Fulfillment.runbook(), Chronicle.RUN, outlook, new NotedTools());
        try (var console = ConsoleFactory.open(around, new ConsoleOptions(progress, false, true), subject)) {
            new Demo(console).play();
        }
    }

    private static List<Event> recorded() {
        var go = Chronicle.approval("ready", Fulfillment.COMMANDER);
        var chronicle = new Chronicle()
                .at("00:31:00")
                .created(RunFact.Mode.LIVE)
                .started("freeze")
                .at("00:31:04")
                .done("freeze")
                .started("ready")
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9971)
                .asked(go)
                .asked(breach())
                .at("02:03:00")
                .done("ready")
                .started("shift-us-east")
                .moving("shift-us-east", Fulfillment.EAST, 0, 100)
                .settled("shift-us-east", EffectState.DONE, "")
                .timer("shift-us-east", "hold-1", Duration.ofMinutes(10))
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.9993)
                .that(new CriterionFact.BaselineTaken(
                        new StepId("shift-us-east"), 1, Fulfillment.LAG, Fulfillment.EAST, 2.0, 800))
                .sampled(Fulfillment.LAG, Fulfillment.EAST, Verdict.RED, 2.61)
                .moving("shift-us-east", Fulfillment.EAST, 100, 2_500);
        return chronicle.events();
    }

    private static Question breach() {
        return new Question(
                "shift-us-east/1/breach-1",
                new StepId("shift-us-east"),
                1,
                Question.Kind.BREACH,
                "reservation-lag broke its threshold",
                List.of(Fulfillment.TECH, Fulfillment.COMMANDER),
                List.of(
                        new Question.Option("wait", "traffic stays here", Question.Care.PLAIN),
                        new Question.Option("override", "continue anyway", Question.Care.REASON),
                        new Question.Option("rollback", "us-east goes back", Question.Care.TYPED)),
                "");
    }

    private void play() throws InterruptedException {
        console.operator().attend(this);
        int frame = 0;
        int next = 0;
        int open = 0;
        while (!leaving) {
            var said = inbox.poll(250, TimeUnit.MILLISECONDS);
            if (said != null) {
                said.run();
            }
            if (frame++ % FRAMES_BETWEEN_EVENTS == 0 && next < recorded.size() && (open < 2 || waiting == 0)) {
                var event = recorded.get(next++);
                now = event.at().isAfter(now) ? event.at() : now;
                happened(event.actor(), event.fact());
                if (event.fact() instanceof PeopleFact.Asked asked) {
                    open++;
                    waiting++;
                    console.operator().asked(asked.question());
                }
            }
            now = now.plusMillis(250);
            console.listener().passed(now);
        }
    }

    private void happened(String actor, Fact fact) {
        console.listener().happened(List.of(new Event(Chronicle.RUN, 1, ++seq, now, actor, fact)));
    }

    @Override
    public void say(Answer answer, Duration after, BooleanSupplier meant) {
        inbox.add(() -> {
            if (answer.reason().equals("refuse")) {
                console.operator().refused(answer.question(), answer.as() + " may not say that");
                return;
            }
            waiting--;
            happened(
                    answer.as(),
                    new PeopleFact.Decided(new Decision(
                            answer.question(),
                            answer.as(),
                            Fulfillment.COMMANDER,
                            "",
                            answer.choice(),
                            answer.reason(),
                            answer.impact(),
                            answer.via(),
                            answer.user())));
            console.operator().closed(answer.question());
        });
    }

    @Override
    public void at(Duration after, Runnable cue) {
        inbox.add(cue);
    }

    @Override
    public void again(Set<StepId> steps, String by, String why) {
        note(by, "do again: " + steps);
    }

    @Override
    public void ask(Request request, Speaker speaker, Consumer<RequestReply> reply) {
        String by = speaker.name();
        inbox.add(() -> {
            happened(by, follows(request, by));
            reply.accept(new RequestReply("", RequestReply.State.DONE, "as asked"));
        });
    }

    private Fact follows(Request request, String by) {
        if (request instanceof Request.Hold hold) {
            return new RunFact.Held(by, hold.reason());
        } else if (request instanceof Request.Continue on) {
            return new RunFact.Continued(by, on.reason());
        } else if (request instanceof Request.RollBack back) {
            var bad = now.minusSeconds(70);
            var noticed = now.minusSeconds(50);
            return new RollbackFact.Requested(
                    1, back.scope(), by, "incident-commander", back.reason(), bad, noticed, Duration.ofMinutes(15));
        }
        return new RunFact.RunNote(request.toString());
    }

    @Override
    public EarlierRequests earlier() {
        return new EarlierRequests(Runnable::run);
    }

    @Override
    public void enter(KeptRequest kept, Optional<byte[]> content, Consumer<RequestReply> reply) {
        ask(kept.request(), kept.speaker(), reply);
    }

    @Override
    public RampFreeze freeze(String by, Runnable frozen) {
        frozen.run();
        return new RampFreeze() {
            @Override
            public void keep(Scope scope, String who) {}

            @Override
            public void keepForRequest(Scope scope, String who) {}

            @Override
            public void release(String why) {}
        };
    }

    @Override
    public void note(String by, String what) {
        inbox.add(() -> happened(by, new RunFact.RunNote(what)));
    }

    @Override
    public void injected(String by, String what, RunFact.InjectedFault fault) {
        note(by, what);
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void leave(String why) {
        inbox.add(() -> {
            leaving = true;
            happened(Event.ENGINE, new RunFact.Ended(RunFact.Ending.ABORTED, why, List.of(), Map.of()));
        });
    }
}
