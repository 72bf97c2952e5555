with reports as (
    select * from {{ ref('int_reports') }}
    where is_usable
),

event_links as (
    select * from {{ ref('int_event_links') }}
)

select reports.report_id
from reports
left join event_links on reports.report_id = event_links.report_id
group by reports.report_id
having count(event_links.report_id) <> 1
