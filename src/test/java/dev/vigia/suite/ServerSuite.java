package dev.vigia.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Everything that needs no browser, and neither Keycloak nor a file of orders. */
@Suite
@SelectPackages("dev.vigia")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns({ ".*JourneyTest", ".*\\.Keycloak\\w+", ".*\\.ReplayTest" })
class ServerSuite {
}
