package dev.vigia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.vigia.testing.Patiently;
import dev.vigia.testing.ProjectClasses;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.BaseStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What makes tests hang or fail on a small or busy machine. */
class TestThreadsTest {

    private static final List<JavaClasses> CLASSES = List.of(ProjectClasses.ofProduct(), ProjectClasses.ofTests());

    /** The common pool may have a single thread: two that wait for each other there wait for good. */
    @Test
    void nothing_runs_in_the_common_pool() {
        check(noClasses().should().callMethodWhere(continuesThere())
                .orShould().callMethod(ForkJoinPool.class, "commonPool")
                .orShould().callMethodWhere(isOfParallelStreams()));
    }

    /** Whatever ends in Async takes an executor last, or runs there. */
    private static DescribedPredicate<JavaCall<?>> continuesThere() {
        return DescribedPredicate.describe("continues in the common pool", call -> call.getTarget().getName().endsWith(
                "Async") && call.getTargetOwner().isAssignableTo(CompletionStage.class)
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(
                        Executor.class)));
    }

    private static DescribedPredicate<JavaCall<?>> isOfParallelStreams() {
        return DescribedPredicate.describe("makes a stream parallel", call -> call.getTarget().getName().equals(
                "parallelStream") || call.getTarget().getName().equals("parallel")
                        && call.getTargetOwner().isAssignableTo(BaseStream.class));
    }

    @Test
    void every_wait_has_the_time_limit_of_all() {
        check(noClasses().that().doNotBelongToAnyOf(Patiently.class).should().callMethod(Awaitility.class, "await"));
    }

    private static void check(ArchRule rule) {
        CLASSES.forEach(rule::check);
    }
}
