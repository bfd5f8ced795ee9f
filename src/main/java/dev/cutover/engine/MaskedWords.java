package dev.cutover.engine;

import dev.cutover.run.Fact;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.PetitionFact;
import dev.cutover.run.RollbackFact;
import dev.cutover.run.RunFact;
import dev.cutover.run.StepFact;
import dev.cutover.secret.Secrets;
import java.util.List;

/**
 * Why something was turned, in somebody's own words, with the run's secrets masked: what a person gives as their reason
 * goes on into what follows from it.
 */
final class MaskedWords {
    private MaskedWords() {}

    static Fact of(Fact fact, Secrets secrets) {
        if (fact instanceof RunFact turn) {
            return ofRun(turn, secrets);
        } else if (fact instanceof StepFact.Skipped skipped) {
            return new StepFact.Skipped(skipped.step(), skipped.attempt(), secrets.mask(skipped.why()));
        } else if (fact instanceof StepFact.Reopened again) {
            return new StepFact.Reopened(again.step(), again.attempt(), secrets.mask(again.why()));
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            return new PeopleFact.Lapsed(lapsed.question(), secrets.mask(lapsed.why()));
        } else if (fact instanceof PetitionFact.Settled settled) {
            return new PetitionFact.Settled(settled.id(), settled.outcome(), secrets.mask(settled.why()));
        } else if (fact instanceof RollbackFact.Requested back) {
            return new RollbackFact.Requested(
                    back.rollback(),
                    back.scope(),
                    back.by(),
                    back.role(),
                    secrets.mask(back.reason()),
                    back.firstBad(),
                    back.noticed(),
                    back.window());
        } else if (fact instanceof RollbackFact.UndoBlocked blocked) {
            return new RollbackFact.UndoBlocked(blocked.rollback(), blocked.effect(), secrets.mask(blocked.why()));
        }
        return fact;
    }

    private static Fact ofRun(RunFact fact, Secrets secrets) {
        if (fact instanceof RunFact.Held held) {
            return new RunFact.Held(held.by(), secrets.mask(held.why()));
        } else if (fact instanceof RunFact.Continued on) {
            return new RunFact.Continued(on.by(), secrets.mask(on.why()));
        } else if (fact instanceof RunFact.Noted noted) {
            return new RunFact.Noted(secrets.mask(noted.what()));
        } else if (fact instanceof RunFact.RunnerLeft left) {
            return new RunFact.RunnerLeft(secrets.mask(left.why()));
        } else if (fact instanceof RunFact.Ended ended) {
            List<String> exceptions =
                    ended.exceptions().stream().map(secrets::mask).toList();
            return new RunFact.Ended(ended.ending(), secrets.mask(ended.why()), exceptions, ended.counts());
        } else if (fact instanceof RunFact.Amended amended) {
            return new RunFact.Amended(
                    amended.amendment(),
                    amended.what(),
                    amended.before(),
                    amended.after(),
                    amended.by(),
                    secrets.mask(amended.reason()),
                    secrets.mask(amended.impact()),
                    amended.overrides());
        }
        return fact;
    }
}
