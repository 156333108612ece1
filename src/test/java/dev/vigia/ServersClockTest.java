package dev.vigia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import dev.vigia.testing.ProjectClasses;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Times and days are those of the retailer's zone, never of the server's. */
class ServersClockTest {

    @Test
    void nobody_goes_by_the_clock_of_the_server() {
        noClasses().should().callMethod(ZoneId.class, "systemDefault")
                .orShould().callMethod(TimeZone.class, "getDefault")
                .orShould().callMethod(Calendar.class, "getInstance")
                .orShould().callMethod(Clock.class, "systemDefaultZone")
                .orShould().callMethodWhere(DescribedPredicate.describe("read the day off the server's clock",
                        ServersClockTest::goesByTheServer))
                .check(ProjectClasses.ofProduct());
    }

    private static boolean goesByTheServer(JavaMethodCall call) {
        return call.getName().equals("now") && call.getTarget().getRawParameterTypes().isEmpty()
                && call.getTargetOwner().getName().matches("java\\.time\\.(Local|Zoned|Offset|Year).*");
    }
}
