import json

import pandas as pd

orders = pd.read_csv("orders.csv", parse_dates=["ts"])
daily = orders.set_index("ts")["amount"].resample("D").sum()
norm = (daily - daily.mean()) / daily.std()
top = orders.groupby("product")["amount"].sum().nlargest(10)
orders["decile"] = pd.qcut(orders["amount"], 10, labels=False)

report = {
    "mean": daily.mean(),
    "p95": daily.quantile(0.95),
    "odd_days": [str(d.date()) for d in norm[norm.abs() > 3].index],
    "top": top.to_dict(),
    "by_decile": orders.groupby("decile")["amount"].sum().to_dict(),
}
print(json.dumps(report, indent=1))
