package dev.cutover.reconcile.judge.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.As;
import dev.cutover.model.reconcile.ColumnRule.Leniency;
import dev.cutover.spi.RecordSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueRuleTest {
    private static final Agreement NONE = Agreement.NONE;
    private static final Agreement SAME = Agreement.SAME;

    @Test
    void bytesAreBytes() {
        ValueRule exact = rule(new As.Exact());
        assertThat(exact.compare(value("10.5"), 0, value("10.5"), 0)).isEqualTo(SAME);
        assertThat(exact.compare(value("10.5"), 0, value("10.50"), 0)).isEqualTo(NONE);
        assertThat(exact.compare(value(null), 0, value(""), 0)).isEqualTo(NONE);
        assertThat(exact.compare(value(null), 0, value(null), 0)).isEqualTo(SAME);
    }

    @Test
    void aRelativeToleranceIsAShareOfTheGreaterAmount() {
        ValueRule half = rule(new As.Decimal(new BigDecimal("0.005"), true));
        assertThat(compare(half, "100", "99.5").rule()).isEqualTo("number within 0.5 %");
        assertThat(compare(half, "-100", "-99.5").agrees()).isTrue();
        assertThat(compare(half, "100", "99.49")).isEqualTo(NONE);
        assertThat(compare(half, "0", "0.0000001")).isEqualTo(NONE);
        assertThat(compare(half, "1e999999999", "1.0000001e999999999")).isEqualTo(NONE);
    }

    @Test
    void aTextBesideATypedColumnIsReadAsThatType() {
        ValueRule rule = ValueRule.of(ColumnRule.BY_TYPE, RecordSet.Type.TEXT, RecordSet.Type.DECIMAL);
        assertThat(compare(rule, "10.5", "10.50").rule()).isEqualTo("number");
        ValueRule time = ValueRule.of(ColumnRule.BY_TYPE, RecordSet.Type.INSTANT, RecordSet.Type.TEXT);
        assertThat(compare(time, "2026-03-01T10:00:00Z", "2026-03-01 11:00:00+01")
                        .rule())
                .isEqualTo("time");
        ValueRule mixed = ValueRule.of(ColumnRule.BY_TYPE, RecordSet.Type.INSTANT, RecordSet.Type.DECIMAL);
        assertThat(compare(mixed, "1", "1.0")).isEqualTo(NONE);
    }

    @Test
    void timesMayBeApart() {
        ValueRule rule = rule(new As.Time(Duration.ofSeconds(2), Optional.empty()));
        assertThat(compare(rule, "2026-03-01T10:00:00Z", "2026-03-01T10:00:02Z").rule())
                .isEqualTo("time within 2s");
        assertThat(compare(rule, "2026-03-01T10:00:00Z", "2026-03-01T10:00:02.001Z"))
                .isEqualTo(NONE);
        assertThat(compare(rule, "2026-03-01T10:00:00", "2026-03-01T10:00:00Z")).isEqualTo(NONE);
    }

    @Test
    void whatIsOverlookedIsNamed() {
        ValueRule rule = lenient(Leniency.TRIM, Leniency.CASE, Leniency.BLANK_IS_NULL);
        assertThat(compare(rule, "a ", "a").rule()).isEqualTo("trim");
        assertThat(compare(rule, "A", "a").rule()).isEqualTo("ignore case");
        assertThat(compare(rule, "\u00a0A", "a\t").rule()).isEqualTo("trim + ignore case");
        assertThat(compare(rule, "", null).rule()).isEqualTo("blank is NULL");
        assertThat(compare(rule, null, " ").rule()).isEqualTo("trim + blank is NULL");
        assertThat(compare(rule, "stra\u00dfe", "STRASSE")).isEqualTo(NONE);
        assertThat(compare(rule, "a b", "ab")).isEqualTo(NONE);
        assertThat(compare(rule, null, "a")).isEqualTo(NONE);
    }

    @Test
    void nothingIsOverlookedThatNobodyNamed() {
        assertThat(compare(lenient(Leniency.TRIM), "A ", "a")).isEqualTo(NONE);
        assertThat(compare(lenient(Leniency.CASE), "a ", "a")).isEqualTo(NONE);
        assertThat(compare(lenient(Leniency.TRIM), " ", null)).isEqualTo(NONE);
        assertThat(compare(lenient(Leniency.BLANK_IS_NULL), " ", null)).isEqualTo(NONE);
    }

    @Test
    void aNumberMayHaveBlanksIfTheyAreOverlooked() {
        var rule = new ColumnRule(new As.Decimal(BigDecimal.ZERO, false), Set.of(Leniency.TRIM), Map.of());
        assertThat(compare(ValueRule.of(rule, RecordSet.Type.TEXT, RecordSet.Type.TEXT), " 10.5", "10.50")
                        .rule())
                .isEqualTo("trim + number");
    }

    @Test
    void aWordThatMeansAnotherOnTheRightIsNotTheSame() {
        var swapped = new ColumnRule(new As.Exact(), Set.of(), Map.of("open", "closed", "closed", "open"));
        ValueRule rule = ValueRule.of(swapped, RecordSet.Type.TEXT, RecordSet.Type.TEXT);
        assertThat(rule.judgesSameBytes()).isTrue();
        assertThat(compare(rule, "open", "open")).isEqualTo(NONE);
        assertThat(compare(rule, "open", "closed").rule()).isEqualTo("map");
    }

    @Test
    void aWordThatTheRightDoesNotHaveMayStandThereAsItIs() {
        var renamed = new ColumnRule(new As.Exact(), Set.of(), Map.of("CANCELED", "cancelled"));
        ValueRule rule = ValueRule.of(renamed, RecordSet.Type.TEXT, RecordSet.Type.TEXT);
        assertThat(rule.judgesSameBytes()).isTrue();
        assertThat(compare(rule, "CANCELED", "CANCELED").rule()).isEqualTo("not translated");
        assertThat(compare(rule, "open", "open")).isEqualTo(SAME);
        assertThat(compare(rule, "cancelled", "CANCELED")).isEqualTo(NONE);
    }

    @Property
    void withoutAVocabularyTheSidesAreAlike(
            @ForAll("rules") ColumnRule rule, @ForAll("values") String one, @ForAll("values") String other) {
        ValueRule known = ValueRule.of(rule, RecordSet.Type.TEXT, RecordSet.Type.TEXT);
        assertThat(compare(known, one, other)).isEqualTo(compare(known, other, one));
        assertThat(compare(known, one, one)).isEqualTo(SAME);
    }

    @Provide
    Arbitrary<ColumnRule> rules() {
        List<As> readings = List.of(
                new As.Exact(),
                new As.ByType(),
                new As.Decimal(new BigDecimal("0.5"), false),
                new As.Decimal(new BigDecimal("0.1"), true),
                new As.Time(Duration.ofHours(1), Optional.empty()));
        return Arbitraries.of(readings)
                .flatMap(reading -> Arbitraries.of(Leniency.class)
                        .set()
                        .map(lenient -> new ColumnRule(reading, lenient, Map.of())));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                        "",
                        " ",
                        "a",
                        "A",
                        "a ",
                        "1",
                        "1.0",
                        "1.4",
                        "-1",
                        "NaN",
                        "2026-03-01T10:00:00Z",
                        "2026-03-01T10:30:00Z",
                        "2026-03-01T12:00:00+01:00")
                .injectNull(0.1);
    }

    private static Agreement compare(ValueRule rule, @Nullable String left, @Nullable String right) {
        return rule.compare(value(left), 0, value(right), 0);
    }

    private static ValueRule rule(As as) {
        return ValueRule.of(new ColumnRule(as, Set.of(), Map.of()), RecordSet.Type.TEXT, RecordSet.Type.TEXT);
    }

    private static ValueRule lenient(Leniency... lenient) {
        return ValueRule.of(
                new ColumnRule(new As.ByType(), Set.of(lenient), Map.of()), RecordSet.Type.TEXT, RecordSet.Type.TEXT);
    }

    private static OneValue value(@Nullable String text) {
        return new OneValue(text);
    }
}
