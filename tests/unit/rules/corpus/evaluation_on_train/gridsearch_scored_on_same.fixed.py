import pandas as pd
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.neighbors import KNeighborsClassifier

zoo = pd.read_csv("zoo.csv")
A, t = zoo.drop(columns=["animal_name", "class_type"]), zoo["class_type"]
gs = GridSearchCV(KNeighborsClassifier(), {"n_neighbors": [1, 3, 5, 7]}, cv=3)
A_fit, A_new, t_fit, t_new = train_test_split(A, t, test_size=0.3, random_state=0)
gs.fit(A_fit, t_fit)
print("best k", gs.best_params_, "accuracy", gs.score(A_new, t_new))
