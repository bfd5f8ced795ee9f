package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.model.Work;

/** The one place where a step's kind selects its stepper. Stateless. */
public final class Steppers {
    private static final ActionStepper ACTION = new ActionStepper();
    private static final TaskStepper TASK = new TaskStepper();
    private static final GateStepper GATE = new GateStepper();
    private static final DecisionStepper DECISION = new DecisionStepper();
    private static final BaselineStepper BASELINE = new BaselineStepper();
    private static final ObserveStepper OBSERVE = new ObserveStepper();
    private static final ShiftStepper SHIFT = new ShiftStepper();
    private static final NotifyStepper NOTIFY = new NotifyStepper();
    private static final CaptureStepper CAPTURE = new CaptureStepper();
    private static final WaitStepper WAIT = new WaitStepper();
    private static final ReconcileStepper RECONCILE = new ReconcileStepper();

    private Steppers() {}

    /** The next move of a step that has started. */
    public static NextAction next(Step step, StepContext stepContext) {
        return of(step.work()).next(step, stepContext);
    }

    private static Stepper of(Work work) {
        if (work instanceof Work.Action) {
            return ACTION;
        } else if (work instanceof Work.Task) {
            return TASK;
        } else if (work instanceof Work.Gate) {
            return GATE;
        } else if (work instanceof Work.Decision) {
            return DECISION;
        } else if (work instanceof Work.Baseline) {
            return BASELINE;
        } else if (work instanceof Work.Observe) {
            return OBSERVE;
        } else if (work instanceof Work.Shift) {
            return SHIFT;
        } else if (work instanceof Work.Notify) {
            return NOTIFY;
        } else if (work instanceof Work.Capture) {
            return CAPTURE;
        } else if (work instanceof Work.Wait) {
            return WAIT;
        } else if (work instanceof Work.Reconcile) {
            return RECONCILE;
        }
        throw new IllegalStateException("no stepper for " + work.getClass());
    }
}
