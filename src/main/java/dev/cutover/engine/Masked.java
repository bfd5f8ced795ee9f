package dev.cutover.engine;

import dev.cutover.run.CriterionFact;
import dev.cutover.run.Decision;
import dev.cutover.run.EffectFact;
import dev.cutover.run.Fact;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.Petition;
import dev.cutover.run.PetitionFact;
import dev.cutover.run.Sample;
import dev.cutover.run.StepFact;
import dev.cutover.secret.Secrets;
import java.util.HashMap;
import java.util.Map;

/** What systems and people have said, with the run's secrets masked before it is recorded. */
final class Masked {
    private Masked() {}

    static Fact of(Fact fact, Secrets secrets) {
        if (fact instanceof EffectFact.Settled settled) {
            return new EffectFact.Settled(
                    settled.key(), settled.state(), secrets.mask(settled.detail()), of(settled.outputs(), secrets));
        }
        if (fact instanceof StepFact.Succeeded done) {
            return new StepFact.Succeeded(done.step(), done.attempt(), done.how(), of(done.outputs(), secrets));
        }
        if (fact instanceof StepFact.Failed failed) {
            return new StepFact.Failed(failed.step(), failed.attempt(), failed.cause(), secrets.mask(failed.why()));
        }
        if (fact instanceof StepFact.Found found) {
            return new StepFact.Found(found.step(), found.attempt(), found.what(), secrets.mask(found.value()));
        }
        if (fact instanceof CriterionFact.Sampled sampled) {
            return new CriterionFact.Sampled(sampled.samples().stream()
                    .map(sample -> of(sample, secrets))
                    .toList());
        }
        if (fact instanceof PeopleFact.Decided decided) {
            return new PeopleFact.Decided(of(decided.decision(), secrets));
        }
        if (fact instanceof PeopleFact.Notified notified) {
            return new PeopleFact.Notified(
                    notified.question(), notified.rung(), notified.sent(), secrets.mask(notified.detail()));
        }
        if (fact instanceof PetitionFact.Received received) {
            return new PetitionFact.Received(received.id(), of(received.petition(), secrets), received.speaker());
        }
        return MaskedWords.of(fact, secrets);
    }

    private static Petition of(Petition petition, Secrets secrets) {
        if (petition instanceof Petition.Decide said) {
            return new Petition.Decide(
                    said.at(), said.choice(), secrets.mask(said.reason()), secrets.mask(said.impact()), said.typed());
        } else if (petition instanceof Petition.TakeBack back) {
            return new Petition.TakeBack(back.at(), secrets.mask(back.reason()));
        } else if (petition instanceof Petition.Hold hold) {
            return new Petition.Hold(secrets.mask(hold.reason()));
        } else if (petition instanceof Petition.GoOn on) {
            return new Petition.GoOn(secrets.mask(on.reason()));
        } else if (petition instanceof Petition.Abort abort) {
            return new Petition.Abort(secrets.mask(abort.reason()), secrets.mask(abort.impact()));
        } else if (petition instanceof Petition.Amend amend) {
            return new Petition.Amend(
                    amend.amendment(), secrets.mask(amend.reason()), secrets.mask(amend.impact()), amend.override());
        } else if (petition instanceof Petition.RollBack back) {
            return new Petition.RollBack(back.scope(), secrets.mask(back.reason()));
        }
        return petition;
    }

    /** People paste what they should not. */
    private static Decision of(Decision said, Secrets secrets) {
        return new Decision(
                said.question(),
                said.owner(),
                said.role(),
                said.subject(),
                said.choice(),
                secrets.mask(said.reason()),
                secrets.mask(said.impact()),
                said.via(),
                said.user(),
                said.backing());
    }

    private static Sample of(Sample sample, Secrets secrets) {
        return sample.withNote(secrets.mask(sample.note()));
    }

    /** A line that a program has printed may have been taken apart in the middle of a secret. */
    private static Map<String, String> of(Map<String, String> outputs, Secrets secrets) {
        var masked = new HashMap<String, String>();
        outputs.forEach((name, value) -> {
            String line = secrets.mask(name + "=" + value);
            boolean named = line.startsWith(name + "=");
            masked.put(named ? name : line, named ? line.substring(name.length() + 1) : "");
        });
        return masked;
    }
}
