package dev.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;

/**
 * A method that decides over a sealed family names every permitted class of it: whoever adds a class is led to each
 * place that has to know it. Java 17 has no pattern switch that would hold this.
 */
@AnalyzeClasses(packages = "dev.cutover", importOptions = ImportOption.DoNotIncludeTests.class)
class SealedChainsTest {
    /** Methods that ask for some classes and mean just those, each with why a new class needs no branch there. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("PeopleLimit.bounds over Work", "only what people do takes a limit of theirs"),
            Map.entry("QuestionPremise.isOfASegment over Work", "only these do something to a segment"),
            Map.entry("AttemptTimer.text over AttemptTimer", "the last class is cast to: an unknown one is an error"),
            Map.entry(
                    "ByHand.done over Work",
                    "only these leave effects that a rollback has to know when people do them"),
            Map.entry("ClaimLedger.add over RunFact", "only these facts take claims or end them"),
            Map.entry("CriteriaInForce.<init> over Work", "a question: does it keep criteria under watch"),
            Map.entry("CueSchedule.check over ScenarioMoment", "a moment of the clock does not come by an event"),
            Map.entry("CueSchedule.words over ScenarioMoment", "the last class is cast to: an unknown one is an error"),
            Map.entry(
                    "UnaskedDecisions.standstill over RunFact",
                    "a question: did somebody hold the run or let it continue"),
            Map.entry("Dependencies.looks over Work", "a question: is it a step that only looks at criteria"),
            Map.entry(
                    "DuplicateCheck.check over Node", "what is not of the form that it looks for is refused elsewhere"),
            Map.entry("EffectCalls.perform over Effect.Deed", "ends in a throw"),
            Map.entry("EffectCalls.settled over Outcome", "whatever is neither a success nor a failure is in doubt"),
            Map.entry("EndRules.mayFollowTheEnd over CriterionFact", "a list of what is legal; all else is refused"),
            Map.entry("EndRules.mayFollowTheEnd over PeopleFact", "a list of what is legal; all else is refused"),
            Map.entry("EndRules.mayFollowTheEnd over RunFact", "a list of what is legal; all else is refused"),
            Map.entry(
                    "DetailRows.addRollback over RollbackFact",
                    "the rest goes to addRollbackChange, which ends in a throw"),
            Map.entry("DetailRows.addRollbackChange over RollbackFact", "ends in a throw"),
            Map.entry("EndRules.mayFollowTheEnd over StepFact", "a list of what is legal; all else is refused"),
            Map.entry("EndRules.mayFollowTheRunner over RunFact", "a list of what is legal; all else is refused"),
            Map.entry(
                    "QuestionNews.tell over PeopleFact", "questions that open and close; a notification does neither"),
            Map.entry("AnnouncementText.more over PeopleFact", "a question: can it be answered"),
            Map.entry("AnnouncementText.people over PeopleFact", "a question: is somebody asked"),
            Map.entry("Occasions.of over CriterionFact", "a question: is it worth a message"),
            Map.entry("Occasions.of over PeopleFact", "a question: is it worth a message"),
            Map.entry("Occasions.of over RollbackFact", "a question: is it worth a message"),
            Map.entry("Occasions.of over RunFact", "a question: is it worth a message"),
            Map.entry("Untold.question over PeopleFact", "a question: is somebody asked"),
            Map.entry("EventWords.about over Fact", "facts of no step, rollback or criterion are about the run"),
            Map.entry("EventWords.step over EffectFact", "facts that name their step do so themselves"),
            Map.entry("EventWords.step over PeopleFact", "facts that name their step do so themselves"),
            Map.entry("EstateState.workOn over EstateControl", "ends in a throw"),
            Map.entry("Expansion.steps over Node", "what is not of the form that it looks for is refused elsewhere"),
            Map.entry("Expectations.items over Expectation.Wanted", "a word stands for a list of itself"),
            Map.entry("EvidenceSection.body over EvidenceBody", "a question: does the report show it"),
            Map.entry("RampMarks.criterion over CriterionFact", "samples have a picture of their own"),
            Map.entry("RampMarks.note over AttemptNote", "only these happen to a ramp"),
            Map.entry("RampMarks.rollback over RollbackFact", "the rest is told with the rollback"),
            Map.entry("RampMarks.run over RunFact", "only these touch traffic, or those who watch it"),
            Map.entry("RampMarks.see over Fact", "only these families happen to a ramp"),
            Map.entry("RampMarks.step over StepFact", "the attempts themselves are told by the timeline"),
            Map.entry(
                    "RollbackLedger.Entry.with over RollbackFact",
                    "what begins a rollback or explains it changes no entry"),
            Map.entry("RollbackSection.<init> over RollbackFact", "a question: does a rollback begin or end"),
            Map.entry("TimelineSection.see over StepFact", "a question: does the work of an attempt end"),
            Map.entry("WaitSpans.<init> over RunFact", "a question: does a hold begin or end"),
            Map.entry("FailurePolicy.next over NextAction", "a question: is there a retry to wait for or to record"),
            Map.entry("FaultSigns.see over RunFact", "a question: does a fault, or a sign of one, begin or end"),
            Map.entry("FaultSigns.see over StepFact", "a question: does a fault, or a sign of one, begin or end"),
            Map.entry("FileKind.of over Node", "what is not of the form that it looks for is refused elsewhere"),
            Map.entry("FirstSigns.breach over CriterionFact", "samples and baselines are no signs of a fault"),
            Map.entry("FitCheck.criterion over Measure", "drills ask no system"),
            Map.entry("NoteForm.of over AttemptNote", "the rest goes to ofShift, which ends in a throw"),
            Map.entry("NoteForm.ofShift over AttemptNote", "ends in a throw"),
            Map.entry("NowPanel.measure over Work", "a question: does it call a system, whose progress is shown"),
            Map.entry("Positions.follow over Node", "what is not of the form that it looks for is refused elsewhere"),
            Map.entry("ReadySteps.isForPeople over Work", "a question: is it done by people alone"),
            Map.entry(
                    "RecordRows.addDetail over Fact",
                    "the rest goes to hasNoTable, and ends in a throw if it is not there"),
            Map.entry(
                    "RecordRows.addDetail over PeopleFact",
                    "the rest goes to hasNoTable, and ends in a throw if it is not there"),
            Map.entry("RecordPosition.take over RunFact", "a question: does a hold or the run end"),
            Map.entry("RecordRows.hasNoTable over CriterionFact", "asked last: what it does not name is an error"),
            Map.entry("RecordRows.hasNoTable over Fact", "asked last: what it does not name is an error"),
            Map.entry("RecordRows.hasNoTable over PeopleFact", "asked last: what it does not name is an error"),
            Map.entry("Relocation.of over Node", "the last class is cast to: an unknown one is an error"),
            Map.entry("RequestRules.nameless over Request", "a question of words: answers have the general ones"),
            Map.entry("RequestRules.other over Request", "ends in a throw; decisions are ruled on before"),
            Map.entry("RunDurations.Reading.effect over EffectFact", "times of undoing: from intended to settled"),
            Map.entry("RunDurations.Reading.read over Fact", "only these facts begin or end something that is timed"),
            Map.entry(
                    "RunDurations.Reading.read over RollbackFact",
                    "only these facts begin or end something that is timed"),
            Map.entry(
                    "RunDurations.Reading.read over RunFact", "only these facts begin or end something that is timed"),
            Map.entry("RunDurations.Reading.step over StepFact", "all else stops the time of the step"),
            Map.entry(
                    "ScenarioScript.form over Expectation.Wanted",
                    "a question of form; the rest is a mistake with a hint"),
            Map.entry(
                    "ShiftVerdict.of over WeightPrograms.Sent", "the verdict is by what is read back; these change it"),
            Map.entry("SignatureCheck.look over PeopleFact", "only questions and decisions are signed"),
            Map.entry(
                    "StepAccess.Draft.add over Work",
                    "the rest only measures: the compiler wants the criteria of every kind of work"),
            Map.entry("StepLedger.change over StepFact", "the rest goes to turn, which ends in a throw"),
            Map.entry("StepLedger.turn over StepFact", "ends in a throw"),
            Map.entry("StepReopening.hasWatched over Work", "a question: is what it saw out of date after a wait"),
            Map.entry("StepShares.said over Work", "every other step is done by the engine"),
            Map.entry("StopPreview.asked over Work", "a question: is it done by a role"));

    @ArchTest
    static void everyChainNamesEveryPermittedClass(JavaClasses classes) {
        var incomplete = new SealedChains(classes).incomplete();
        incomplete.keySet().removeAll(QUESTIONS.keySet());
        assertThat(incomplete)
                .as("chains, each with the classes that it leaves out")
                .isEmpty();
    }

    @ArchTest
    static void whatIsListedAsAQuestionIsOne(JavaClasses classes) {
        assertThat(new SealedChains(classes).incomplete())
                .containsKeys(QUESTIONS.keySet().toArray(String[]::new));
    }
}
