package dev.cutover.engine.guard;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Duration;

/** Somebody wants to know a criterion of a segment, so often. */
public record SampleDemand(CriterionId criterion, Segment segment, Duration every) {

    public CriteriaBoard.Key key() {
        return new CriteriaBoard.Key(criterion, segment);
    }
}
