package dev.cutover.engine;

import dev.cutover.run.CriterionFact;
import dev.cutover.run.EffectFact;
import dev.cutover.run.Fact;
import dev.cutover.run.Sample;
import dev.cutover.run.StepFact;
import dev.cutover.secret.Secrets;
import java.util.HashMap;
import java.util.Map;

/** What systems have said, with the run's secrets masked before it is recorded. Facts of our own making hold none. */
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
        return fact;
    }

    private static Sample of(Sample sample, Secrets secrets) {
        return new Sample(
                sample.criterion(),
                sample.segment(),
                sample.verdict(),
                sample.value(),
                sample.count(),
                secrets.mask(sample.note()));
    }

    private static Map<String, String> of(Map<String, String> outputs, Secrets secrets) {
        var masked = new HashMap<String, String>();
        outputs.forEach((name, value) -> masked.put(name, secrets.mask(value)));
        return masked;
    }
}
