package dev.cutover.journal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.disk.JournalException;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.FactArbitraries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");

    private final EventCodec codec = EventCodec.OF_FACTS;

    @Property(tries = 3000)
    void everyEventComesBackAsItWas(@ForAll("events") Event event) {
        var json = codec.encode(event);

        assertThat(codec.decode(text(event))).isEqualTo(event);
        assertThat(codec.encode(codec.decode(text(event)))).isEqualTo(json);
        assertThat(codec.asRead(event.fact(), codec.plain(event.fact()))).isEqualTo(event.fact());
        for (byte each : json) {
            assertThat(each).isBetween((byte) 0x20, (byte) 0x7e);
        }
    }

    @Provide
    Arbitrary<Event> events() {
        return FactArbitraries.events();
    }

    @Test
    void everyKindOfFactHasAName() {
        assertThat(WireNames.OF_FACTS.facts().values())
                .containsExactlyInAnyOrderElementsOf(FactArbitraries.factTypes());
    }

    @Test
    void keysStandInTheirOrderAndTimesHaveSixDigits() {
        assertThat(text(event(new StepFact.Failed(new StepId("drain"), 2, StepFact.FailureCause.RED, "too slow"))))
                .isEqualTo("{\"run\":\"r1\",\"epoch\":3,\"seq\":7,\"at\":\"2026-11-23T02:00:00.000000Z\","
                        + "\"type\":\"STEP_FAILED\",\"step\":\"drain\",\"attempt\":2,\"actor\":\"engine\","
                        + "\"data\":{\"cause\":\"RED\",\"why\":\"too slow\"}}");
    }

    @Test
    void theOrderOfAMapDoesNotShowInTheBytes() {
        var one = Map.<String, Object>of("a", 1, "b", List.of(Map.of("d", 1, "c", 2)));
        var other = new java.util.LinkedHashMap<String, Object>();
        other.put("b", List.of(new java.util.TreeMap<>(Map.of("c", 2, "d", 1))));
        other.put("a", 1);

        assertThat(text(event(call(one)))).isEqualTo(text(event(call(other))));
    }

    @Test
    void freeValuesTakeTheFormInWhichTheyAreRead() {
        var fact = call(Map.of(
                "int",
                5,
                "float",
                0.5f,
                "short",
                (short) 3,
                "big",
                new BigInteger("123456789012345678901234567890"),
                "price",
                new BigDecimal("12.50"),
                "exact",
                new BigDecimal("0.1000000000000000055511151231257827"),
                "list",
                List.of(1, "a"),
                "when",
                AT));

        var asRead = (EffectFact.Intended) codec.asRead(fact, codec.plain(fact));

        assertThat(((Effect.Call) asRead.effect().deed()).with())
                .containsEntry("int", 5L)
                .containsEntry("float", 0.5)
                .containsEntry("short", 3L)
                .containsEntry("big", "123456789012345678901234567890")
                .containsEntry("price", 12.5)
                .containsEntry("exact", "0.1000000000000000055511151231257827")
                .containsEntry("list", List.of(1L, "a"))
                .containsEntry("when", AT.toString());
        assertThat(codec.decode(text(event(fact))).fact()).isEqualTo(asRead);
    }

    @Test
    void halfACharacterInAKeyIsReplaced() {
        var odd = call(Map.of("a\ud83d", "\ud83d", "\ud83d\ude00", 1));
        var asRead = (EffectFact.Intended) codec.asRead(odd, codec.plain(odd));

        assertThat(((Effect.Call) asRead.effect().deed()).with())
                .isEqualTo(Map.of("a\ufffd", "\ud83d", "\ud83d\ude00", 1L));
        assertThat(codec.decode(text(event(asRead))).fact()).isEqualTo(asRead);
    }

    @Test
    void whatANewerVersionAddedToAFactIsPassedOver() {
        var event = event(new RunFact.Held("ada", "phone call"));
        var newer = text(event)
                .replace("\"by\":", "\"until\":{\"x\":[1]},\"by\":")
                .replace("\"run\":", "\"zone\":1,\"run\":");

        assertThat(codec.decode(newer)).isEqualTo(event);
    }

    @Test
    void whatAnOlderVersionDidNotSayHasADefault() {
        var older = text(event(new StepFact.Succeeded(new StepId("s"), 1, StepFact.How.PLAINLY, Map.of())))
                .replace(",\"outputs\":{}", "");

        assertThat(codec.decode(older).fact())
                .isEqualTo(new StepFact.Succeeded(new StepId("s"), 1, StepFact.How.PLAINLY, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "no answer within 30 s, TIMED_OUT",
        "no answer within 30 s; read back: it did not take effect, TIMED_OUT",
        "drift: us-east stands at 3 %, DRIFT",
        "there was no answer within 30 s, NONE",
        "the drift: none, NONE",
        "'', NONE"
    })
    void theCauseOfAnOldRecordIsReadFromItsWords(String detail, EffectFact.Cause cause) {
        var old = text(event(settled(detail, EffectFact.Cause.NONE))).replace(",\"cause\":\"NONE\"", "");

        assertThat(old).doesNotContain("cause");
        assertThat(codec.decode(old).fact()).isEqualTo(settled(detail, cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no answer within 30 s", "drift: somebody else was here"})
    void theWordsOfANewRecordAreNoCause(String detail) {
        for (var cause : EffectFact.Cause.values()) {
            var event = event(settled(detail, cause));

            assertThat(text(event)).contains("\"cause\":\"" + cause + "\"");
            assertThat(codec.decode(text(event))).isEqualTo(event);
        }
    }

    @Test
    void aFreezeOfAnOldRecordIsThatOfAPersonWhoTypes() {
        var frozen = new RequestFact.RampsFrozen("f1", Scope.WHOLE_RUN, "Dana", AT, true);
        String today = text(event(frozen));

        assertThat(codec.decode(today).fact()).isEqualTo(frozen);
        assertThat(codec.decode(today.replace(",\"atOnce\":true", "")).fact())
                .isEqualTo(new RequestFact.RampsFrozen("f1", Scope.WHOLE_RUN, "Dana", AT));
    }

    private static EffectFact.Settled settled(String detail, EffectFact.Cause cause) {
        return new EffectFact.Settled("r1/go", EffectState.NOT_DONE, detail, Map.of(), cause);
    }

    @Test
    void whatHasNoDefaultIsMissed() {
        var broken = text(event(new StepFact.Succeeded(new StepId("s"), 1, StepFact.How.PLAINLY, Map.of())))
                .replace("\"how\":\"PLAINLY\",", "");

        assertThatThrownBy(() -> codec.decode(broken))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("STEP_SUCCEEDED")
                .hasMessageContaining("'how' is missing");
    }

    @Test
    void aFactOfANewerVersionIsNamed() {
        var newer = text(event(new RunFact.Held("ada", ""))).replace("RUN_HELD", "RUN_TELEPORTED");

        assertThatThrownBy(() -> codec.decode(newer))
                .hasMessageContaining("'RUN_TELEPORTED' is unknown; it was written by a newer version");
    }

    @Test
    void aWordOfANewerVersionIsNamed() {
        var newer = text(event(new StepFact.Failed(new StepId("s"), 1, StepFact.FailureCause.RED, "")))
                .replace("\"RED\"", "\"BORED\"");

        assertThatThrownBy(() -> codec.decode(newer))
                .hasMessageContaining("'cause': 'BORED' is not one of")
                .hasMessageContaining("newer version");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        var twice = text(event(new RunFact.Held("ada", ""))).replace("\"by\":", "\"by\":\"eve\",\"by\":");

        assertThatThrownBy(() -> codec.decode(twice)).hasMessageContaining("'by' is given twice");
    }

    private static EffectFact.Intended call(Map<String, Object> with) {
        return new EffectFact.Intended(new Effect(
                "k",
                "c",
                new StepId("s"),
                1,
                Effect.Direction.FORWARD,
                new SystemId("oms"),
                new Effect.Call("pause", with, Segment.EVERYTHING, new Undo.None("because"), "")));
    }

    private static Event event(Fact fact) {
        return new Event(new RunId("r1"), 3, 7, AT, Event.ENGINE, fact);
    }

    private String text(Event event) {
        return new String(codec.encode(event), UTF_8);
    }
}
