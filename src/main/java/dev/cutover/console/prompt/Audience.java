package dev.cutover.console.prompt;

import dev.cutover.engine.operator.AnswerPermissions;
import dev.cutover.engine.operator.Capacities;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.RunNarrative;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The people who may answer a question, as of now.
 *
 * @param head what is asked, and of whom
 * @param people who may give an answer, each with the capacity in which they may
 * @param needs what an answer has to come with, by the runbook as it counts now
 */
record Audience(
        Supplier<List<Sentence>> head,
        Function<Question.Option, Map<String, String>> people,
        Function<Question.Option, AnswerNeeds> needs) {

    /** Of whom a question is asked, and who may answer by now in their place, after an escalation. */
    static String asked(RunNarrative runNarrative, Question question) {
        var besides = runNarrative
                .state()
                .questions()
                .of(question.id())
                .map(QuestionLedger.Entry::standIns)
                .orElse(List.<StandIn>of());
        return runNarrative.names().roles(question.of())
                + (besides.isEmpty() ? "" : ", and now also " + DisplayNames.standIns(besides));
    }

    /** The people whose answer would count. */
    static Map<String, String> people(RunNarrative runNarrative, Question question, Question.Option option) {
        var state = runNarrative.state();
        var entry =
                state.questions().of(question.id()).orElseGet(() -> new QuestionLedger.Entry(question, Instant.EPOCH));
        var people = new LinkedHashMap<String, String>();
        new AnswerPermissions(runNarrative.runbook(), state)
                .people(entry, option)
                .forEach((person, voice) -> people.put(person, capacity(voice)));
        return people;
    }

    private static String capacity(Capacities.Voice voice) {
        return voice.standIn().isEmpty()
                ? voice.role().value()
                : DisplayNames.standingIn(new StandIn("", voice.role(), voice.standIn()));
    }
}
