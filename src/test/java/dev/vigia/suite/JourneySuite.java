package dev.vigia.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * What is done in a browser; all that needs production's settings, so that they are booted once; and how files are fetched
 * and read and rules are listed, so that the three take about as long.
 */
@Suite
@SelectPackages("dev.vigia")
@IncludeClassNamePatterns({ ".*JourneyTest", "dev\\.vigia\\.ProductionTest",
        ".*\\.TenthMarketplaceTest", ".*\\.SignInUnreachableTest",
        "dev\\.vigia\\.rule\\.list\\..*Test", "dev\\.vigia\\.intake\\.(column|file|refused|scheduled|table)\\..*Test" })
@ExcludeClassNamePatterns(".*\\.Keycloak\\w+")
class JourneySuite {
}
