package dev.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.rehearsal.RehearsalOutcome;
import dev.cutover.rehearsal.RehearsalResult;
import dev.cutover.rehearsal.RehearsalRow;
import dev.cutover.rehearsal.RehearsedRollback;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RollbackClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JUnitXmlTest {
    private static final RollbackClock CLOCK = new RollbackClock(
            Optional.of(Duration.ofSeconds(100)),
            Optional.of(Duration.ofSeconds(10)),
            Optional.of(Duration.ZERO),
            Optional.of(Duration.ofMillis(5500)),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(2)));
    private static final RollbackClock BARE = new RollbackClock(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final RehearsalRow PASSED = RehearsalRow.of(
            rehearsed("calm", List.of()), "orders", Duration.ofMillis(1500), List.of("02:00:05 the run ended"));
    private static final RehearsalRow FAILED = RehearsalRow.of(
            rehearsed("storm", List.of("restore: expected <= 5m, but it was 6m", "health: expected > 1 & \"more\"")),
            "orders",
            Duration.ofMillis(20),
            List.of("the carrier said \u001b[31mno\u001b[0m \ud83d\ude9a <b>", "half a pair \ud83d"));
    private static final RehearsalRow BROKEN = RehearsalRow.broken(
            "typo",
            "",
            new ProblemException(ExitCode.INVALID, "there is no step 'redy'", "did you mean 'ready'?"),
            Duration.ZERO);

    @Test
    void aSuiteHoldsACaseForEachScenario() throws Exception {
        var suite = written(PASSED, FAILED, BROKEN);

        assertThat(suite.getAttribute("name")).isEqualTo("cutover rehearse");
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("1.520");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    }

    @Test
    void aPassedScenarioHasNoFailureAndTheEndOfItsRun() throws Exception {
        var calm = testcase(written(PASSED), 0);

        assertThat(calm.getAttribute("name")).isEqualTo("calm");
        assertThat(calm.getAttribute("classname")).isEqualTo("orders");
        assertThat(calm.getAttribute("time")).isEqualTo("1.500");
        assertThat(calm.getElementsByTagName("failure").getLength()).isZero();
        assertThat(text(calm, "system-out"))
                .isEqualTo("run r7: rolled-back after 28800.000 s on its own clock\n02:00:05 the run ended\n");
    }

    @Test
    void theClockOfEachRollbackIsAmongTheProperties() throws Exception {
        var properties = testcase(written(PASSED), 0).getElementsByTagName("property");
        var told = new ArrayList<String>();
        for (int i = 0; i < properties.getLength(); i++) {
            var property = (Element) properties.item(i);
            told.add(property.getAttribute("name") + " = " + property.getAttribute("value"));
        }

        assertThat(told)
                .containsExactly(
                        "scope = region=east",
                        "detect = 100.000",
                        "decide = 0.000",
                        "restore = 5.500",
                        "settle = not measured",
                        "detect-slack = 10.000",
                        "rollback-2.scope = region=west",
                        "rollback-2.detect = not measured",
                        "rollback-2.decide = not measured",
                        "rollback-2.restore = not measured",
                        "rollback-2.settle = not measured");
    }

    @Test
    void aRehearsalWithoutARollbackHasNoClock() throws Exception {
        assertThat(testcase(written(BROKEN), 0).getAttribute("classname")).isEqualTo("cutover rehearse");
        assertThat(testcase(written(BROKEN), 0)
                        .getElementsByTagName("properties")
                        .getLength())
                .isZero();
    }

    @Test
    void aFailureListsEverythingThatWasNotMet() throws Exception {
        var storm = testcase(written(PASSED, FAILED), 1);

        assertThat(((Element) storm.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("restore: expected <= 5m, but it was 6m");
        assertThat(text(storm, "failure"))
                .isEqualTo("restore: expected <= 5m, but it was 6m\nhealth: expected > 1 & \"more\"");
    }

    @Test
    void whatXmlCannotHoldIsReplacedAndTheRestKept() throws Exception {
        assertThat(text(testcase(written(FAILED), 0), "system-out"))
                .endsWith("the carrier said \ufffd[31mno\ufffd[0m \ud83d\ude9a <b>\nhalf a pair \ufffd\n");
    }

    @Test
    void aScenarioThatCouldNotBePlayedIsAnErrorAndNoFailure() throws Exception {
        var typo = testcase(written(BROKEN), 0);

        assertThat(typo.getElementsByTagName("failure").getLength()).isZero();
        assertThat(text(typo, "error")).contains("there is no step 'redy'").contains("did you mean 'ready'?");
    }

    private static RehearsalResult rehearsed(String name, List<String> objections) {
        return new RehearsalResult(
                name,
                new RunId("r7"),
                RehearsalOutcome.ROLLED_BACK,
                ExitCode.ROLLED_BACK,
                "everything was rolled back",
                Duration.ofHours(8),
                List.of(
                        new RehearsedRollback(1, "region=east", "east", CLOCK),
                        new RehearsedRollback(2, "region=west", "west", BARE)),
                Optional.empty(),
                objections);
    }

    private static Element written(RehearsalRow... rows) throws Exception {
        var out = new ByteArrayOutputStream();
        new JUnitXml("cutover rehearse").write(List.of(rows), out);
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
        return (Element) document.getElementsByTagName("testsuite").item(0);
    }

    private static Element testcase(Element suite, int number) {
        return (Element) suite.getElementsByTagName("testcase").item(number);
    }

    private static String text(Element in, String tag) {
        return in.getElementsByTagName(tag).item(0).getTextContent();
    }
}
