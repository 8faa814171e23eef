package dev.harnessjira.console;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;

/**
 * The signed-in administrator and the Jira site that the pages are about; an argument of controller
 * methods. The right to administer the site was asked for shortly before.
 */
public record SignedIn(AccountId account, String name, SiteId site) {}
