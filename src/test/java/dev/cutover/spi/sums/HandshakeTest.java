package dev.cutover.spi.sums;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    /** A system that was asked by an earlier version gives the same answer: the rows and their text never change. */
    @Test
    void theAnswerIsFixed() {
        assertThat(Handshake.expected(RowDigest.MD5))
                .isEqualTo(new BucketSum.Words(19910297261L, 20065168680L, 15086539695L, 18638344385L));
        assertThat(Handshake.expected(RowDigest.SHA_256))
                .isEqualTo(new BucketSum.Words(23142381529L, 15603535219L, 19637374522L, 16876638061L));
    }

    @Test
    void aBorderBetweenColumnsIsPartOfTheText() {
        assertThat(RowText.of(List.of("x0", "y"))).isNotEqualTo(RowText.of(List.of("x", "0y")));
        assertThat(RowText.of(Arrays.asList("", null))).isNotEqualTo(RowText.of(Arrays.asList(null, "")));
        assertThat(RowText.of(List.of("-"))).isNotEqualTo(RowText.of(Arrays.asList((String) null)));
    }

    @Test
    void theSameChangeOfTwoRowsDoesNotUndoItself() {
        var before = sum("a", "b");
        assertThat(sum("x", "y")).isNotEqualTo(before);
        assertThat(sum("a", "a")).isNotEqualTo(sum("b", "b"));
    }

    @Test
    void aKeyWithTwoRowsNeverAgrees() {
        var twice = new BucketSum(1, 2, 1, BucketSum.Words.NONE);

        assertThat(twice.agrees(twice)).isFalse();
        assertThat(new BucketSum(1, 2, 2, BucketSum.Words.NONE).agrees(new BucketSum(1, 2, 2, BucketSum.Words.NONE)))
                .isTrue();
    }

    @Test
    void formsAreUnitedOnlyWhereTheTextsMeanTheSame() {
        assertThat(SumForm.decimal(2).common(SumForm.decimal(4))).contains(SumForm.decimal(4));
        assertThat(SumForm.WHOLE.common(SumForm.decimal(2))).contains(SumForm.decimal(2));
        assertThat(SumForm.TEXT.common(SumForm.WHOLE)).contains(SumForm.TEXT);
        assertThat(SumForm.TEXT.common(SumForm.decimal(2))).isEmpty();
        assertThat(SumForm.INSTANT.common(SumForm.LOCAL_TIME)).isEmpty();
    }

    private static BucketSum.Words sum(String... rows) {
        var sum = BucketSum.Words.NONE;
        for (String row : rows) {
            sum = sum.plus(RowText.words(RowDigest.MD5, List.of(row)));
        }
        return sum;
    }
}
