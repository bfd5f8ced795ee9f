package dev.cutover.yaml.rehearsal;

import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.scenario.AssumedDrill;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Injection;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.model.scenario.ScriptedAgain;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.model.scenario.ScriptedSteps;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.InstantReader;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.notation.PaceReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Whole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A rehearsal. */
public final class ScenarioReader {
    private static final Key<String> NAME = Key.required("rehearsal", NameReader.NAME, "The rehearsal's name.");
    private static final Key<String> RUNBOOK =
            Key.required("runbook", Text.TEXT, "Path of the runbook, relative to this file.");
    private static final Key<Map<String, String>> PARAMS = Key.optional(
            "params",
            NameReader.named(Text.TEXT, "a mapping from parameters to values"),
            "Values of the runbook's parameters, as with --param.");
    private static final Key<String> ENVIRONMENT = Key.optional(
            "environment", Text.TEXT, "Name or path of the environment; default sandbox, which is built in.");
    private static final Key<Pace> CLOCK = Key.optional(
            "clock", PaceReader.PACE, "How time passes: virtual, the default, real or a factor such as 60x.");
    private static final Key<Long> SEED = Key.optional(
            "seed",
            new Whole(0, Integer.MAX_VALUE),
            "The seed of all random numbers: the same seed gives the same run; default 1.");
    private static final Key<Instant> STARTS = Key.optional(
            "starts",
            InstantReader.INSTANT,
            "When the planned start T is, and the rehearsal begins; by default it begins at 2026-01-05T02:00:00Z, and T"
                    + " is such that the first phase is due then.");

    private static final Key<Duration> AGO =
            Key.required("ago", DurationReader.DURATION, "How long before the rehearsal begins it was.");
    private static final Key<Duration> RESTORE =
            Key.required("restore", DurationReader.DURATION, "How long it took until traffic was back and read back.");
    private static final Key<List<AssumedDrill>> DRILLS = Key.optional(
            "drills",
            ListOf.any(
                    TableShape.of(
                                    "assumed-drill",
                                    "A drill that the rehearsal assumes.",
                                    List.of(AGO, RESTORE),
                                    tableFields -> new AssumedDrill(tableFields.get(AGO), tableFields.get(RESTORE)))
                            .what("the keys of a drill: ago, restore"),
                    "a list of drills"),
            "The drills that criteria of drills count; default: none. Earlier runs never count in a rehearsal.");

    private static final Key<List<ScriptedAnswer>> ANSWERS = Key.optional(
            "answers", AnswerReader.ANSWERS, "Who says what, at which point; a question without an answer fails it.");

    private static final Key<ScenarioMoment> WHEN = Key.required("when", WhenReader.WHEN, "The moment.");
    private static final Key<SystemId> SYSTEM =
            Key.required("system", NameReferences.SYSTEM, "The system that misbehaves.");
    private static final Key<List<Injection>> INJECT = Key.optional(
            "inject",
            ListOf.any(
                    TableShape.of(
                                    "injection",
                                    "A fault injected into a system at a moment; further keys are for the connector.",
                                    List.of(WHEN, SYSTEM),
                                    tableFields -> new Injection(
                                            tableFields.get(WHEN), tableFields.get(SYSTEM), tableFields.rest()))
                            .what("the keys of an injection: when, system, fault …")
                            .open(),
                    "a list of injections"),
            "The faults to inject.");

    private static final ListOf<String> PHASE_LIST = ListOf.some(NamedPhaseReader.PHASE, "a list of phases");
    private static final ListOf<StepId> STEP_LIST = ListOf.some(NameReferences.STEP, "a list of steps");
    private static final Key<Scope> SCOPE =
            Key.optional("scope", ScopeReader.SCOPE, "The traffic that is rolled back; default: all of it.");
    private static final Key<List<String>> PHASES = Key.optional(
            "phases",
            PHASE_LIST,
            "Only the steps of these phases, by name or number, and what relies on them; default: all.");
    private static final Key<List<StepId>> STEPS =
            Key.optional("steps", STEP_LIST, "Only these steps, and what relies on them; default: all.");
    private static final Key<List<StepId>> ALSO = Key.optional(
            "also",
            STEP_LIST,
            "Steps that are undone as well, for everything, although they were done for more than the scope.");
    private static final Key<String> AS = Key.required("as", NameReferences.PERSON, "Who asks for it.");
    private static final Key<String> REASON = Key.required("reason", Text.TEXT, "Why.");
    private static final Key<ScriptedRollback> ROLLBACK = Key.optional(
            "rollback",
            TableShape.of(
                            "scripted-rollback",
                            "A rollback that somebody asks for.",
                            List.of(WHEN, SCOPE, PHASES, STEPS, ALSO, AS, REASON),
                            tableFields -> new ScriptedRollback(
                                    tableFields.get(WHEN),
                                    tableFields.or(SCOPE, Scope.WHOLE_RUN),
                                    new ScriptedSteps(
                                            tableFields.or(PHASES, List.of()),
                                            tableFields.or(STEPS, List.of()),
                                            tableFields.or(ALSO, List.of())),
                                    tableFields.get(AS),
                                    tableFields.get(REASON)))
                    .what("the keys of a rollback: when, scope, phases, steps, also, as, reason"),
            "A rollback that somebody asks for.");
    private static final Key<Scope> AGAIN_SCOPE =
            Key.optional("scope", ScopeReader.SCOPE, "The traffic of it; default: all that was rolled back.");
    private static final Key<List<String>> AGAIN_PHASES = Key.optional(
            "phases",
            PHASE_LIST,
            "Only the steps of these phases, by name or number, and what they rely on of that which was rolled back.");
    private static final Key<List<StepId>> AGAIN_STEPS =
            Key.optional("steps", STEP_LIST, "Only these steps, and what they rely on of that which was rolled back.");
    private static final Key<List<StepId>> AGAIN_ALSO = Key.optional(
            "also", STEP_LIST, "These steps as well, for everything, although they are for more than the scope.");
    private static final Key<String> AGAIN_AS = Key.required("as", NameReferences.PERSON, "Who decides it.");
    private static final Key<String> IMPACT =
            Key.optional("impact", Text.TEXT, "What it means for customers and the business.");
    private static final Key<ScriptedAgain> AGAIN = Key.optional(
            "again",
            TableShape.of(
                            "scripted-again",
                            "Somebody's decision to do again what was rolled back.",
                            List.of(WHEN, AGAIN_SCOPE, AGAIN_PHASES, AGAIN_STEPS, AGAIN_ALSO, AGAIN_AS, REASON, IMPACT),
                            tableFields -> new ScriptedAgain(
                                    tableFields.get(WHEN),
                                    tableFields.or(AGAIN_SCOPE, Scope.WHOLE_RUN),
                                    new ScriptedSteps(
                                            tableFields.or(AGAIN_PHASES, List.of()),
                                            tableFields.or(AGAIN_STEPS, List.of()),
                                            tableFields.or(AGAIN_ALSO, List.of())),
                                    tableFields.get(AGAIN_AS),
                                    tableFields.get(REASON),
                                    tableFields.or(IMPACT, "")))
                    .what("the keys of again: when, scope, phases, steps, also, as, reason, impact"),
            "Somebody's decision to do again what was rolled back.");
    private static final Key<List<Expectation>> EXPECT =
            Key.optional("expect", ExpectationReader.EXPECT, "The expected result.");

    public static final TableShape<Scenario> SCENARIO = TableShape.of(
                    "scenario",
                    "A Cutover rehearsal.",
                    List.of(
                            NAME,
                            RUNBOOK,
                            PARAMS,
                            ENVIRONMENT,
                            CLOCK,
                            SEED,
                            STARTS,
                            DRILLS,
                            ANSWERS,
                            INJECT,
                            ROLLBACK,
                            AGAIN,
                            EXPECT),
                    tableFields -> new Scenario(
                            setting(tableFields),
                            tableFields.maybe(STARTS),
                            tableFields.or(DRILLS, List.of()),
                            tableFields.or(ANSWERS, List.of()),
                            tableFields.or(INJECT, List.of()),
                            tableFields.maybe(ROLLBACK),
                            tableFields.maybe(AGAIN),
                            tableFields.or(EXPECT, List.of())))
            .what("the keys of a rehearsal");

    /** Reads only what is rehearsed. The rest needs the runbook. */
    public static final TableShape<Scenario.Setting> SETTING = TableShape.of(
                    "setting",
                    "What is rehearsed.",
                    List.of(NAME, RUNBOOK, PARAMS, ENVIRONMENT, CLOCK, SEED),
                    ScenarioReader::setting)
            .what("the keys of a rehearsal")
            .open();

    private ScenarioReader() {}

    private static Scenario.Setting setting(TableFields tableFields) {
        return new Scenario.Setting(
                tableFields.get(NAME),
                tableFields.get(RUNBOOK),
                tableFields.or(PARAMS, Map.of()),
                tableFields.or(ENVIRONMENT, "sandbox"),
                tableFields.or(CLOCK, new Pace.Virtual()),
                tableFields.or(SEED, 1L));
    }
}
