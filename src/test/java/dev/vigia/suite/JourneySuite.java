package dev.vigia.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What is done in a browser; and all that needs production's settings, so that they are booted once. */
@Suite
@SelectPackages("dev.vigia")
@IncludeClassNamePatterns({ ".*JourneyTest", "dev\\.vigia\\.ProductionTest",
        ".*\\.TenthMarketplaceTest" })
@ExcludeClassNamePatterns(".*\\.Keycloak\\w+")
class JourneySuite {
}
