package dev.tribal.ingest.webhook;

/** Deliveries with what matters of them. */
final class Payloads {
    /** The log of a job, with two errors and a secret. */
    static final String BUILD = """
            2026-01-31T12:00:00.0000000Z ##[group]Run make
            2026-01-31T12:00:01.0000000Z cart.c:12:7: error: 'price' undeclared (first use in this function)
            2026-01-31T12:00:02.0000000Z shop.c:3:1: error: unknown type name 'token ghp_%s'
            2026-01-31T12:00:03.0000000Z ##[error]Process completed with exit code 2.
            """.formatted("a1".repeat(18));

    private Payloads() {}

    static String job(int id, String conclusion) {
        return """
                {"action":"completed","repository":%s,"workflow_job":{"id":%d,"run_id":300,"name":"build",
                "workflow_name":"CI","head_branch":"main","head_sha":"abc","conclusion":"%s",
                "html_url":"https://github.example/acme/shop/job/%d",
                "steps":[{"name":"Set up","conclusion":"success"},{"name":"Run make","conclusion":"failure"}]}}""".formatted(repository(), id, conclusion, id);
    }

    static String run(int id, String conclusion) {
        return """
                {"action":"completed","repository":{"id":8,"full_name":"acme/lib"},"workflow_run":{"id":%d,"name":"CI",
                "workflow_id":9,"head_branch":"main","head_sha":"abc","run_attempt":1,"conclusion":"%s",
                "head_repository":{"id":8}}}""".formatted(id, conclusion);
    }

    static String check(int id, String app) {
        return """
                {"action":"completed","repository":%s,"check_run":{"id":%d,"name":"build","head_sha":"abc",
                "conclusion":"failure","app":{"slug":"%s"}}}""".formatted(repository(), id, app);
    }

    static String gitlabJob(int id) {
        return """
                {"object_kind":"build","build_id":%d,"build_name":"test","build_stage":"check","build_status":"failed",
                "pipeline_id":5,"ref":"main","sha":"abc","project":{"id":7,"path_with_namespace":"acme/shop"}}""".formatted(id);
    }

    static String repository() {
        return "{\"id\":5,\"full_name\":\"acme/shop\"}";
    }
}
