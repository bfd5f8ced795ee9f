package dev.cutover.console.prompt;

import dev.cutover.model.RoleId;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.words.DisplayNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The people who may answer a question.
 *
 * @param standIns the people who may also answer by now, after an escalation
 */
record Audience(DisplayNames displayNames, Collection<RoleId> roles, Supplier<List<StandIn>> standIns) {

    /** In words. */
    String inWords() {
        var besides = standIns.get();
        return displayNames.roles(roles)
                + (besides.isEmpty() ? "" : ", and now also " + DisplayNames.standIns(besides));
    }

    /** What an answer has to come with, by the runbook as it counts now. */
    AnswerNeeds needs(Question question, Question.Option option) {
        return AnswerNeeds.of(displayNames.runbook(), question, option);
    }

    /** The people by name, each with the roles in which they may answer. */
    Map<String, String> people() {
        var people = new LinkedHashMap<String, String>();
        for (String person : displayNames.people(roles)) {
            people.put(
                    person,
                    roles.stream()
                            .filter(role -> displayNames.people(List.of(role)).contains(person))
                            .map(RoleId::value)
                            .collect(Collectors.joining(", ")));
        }
        standIns.get().forEach(one -> people.putIfAbsent(one.person(), DisplayNames.standingIn(one)));
        return people;
    }
}
